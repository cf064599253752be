package dev.freehold.controlplane.support;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.inject.Singleton;

/** Keeps the latest spans in memory. */
@Singleton
public class RecordedSpans implements SpanProcessor {
    private static final int KEPT = 5_000;

    private final ConcurrentLinkedDeque<SpanData> ended = new ConcurrentLinkedDeque<>();

    /** Of one trace, in the order in which they ended. */
    public List<SpanData> of(String traceId) {
        return ended.stream().filter(span -> span.getTraceId().equals(traceId)).toList();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        ended.add(span.toSpanData());
        while (ended.size() > KEPT) {
            ended.poll();
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
