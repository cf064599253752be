package dev.freehold.worker.lifecycle;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.postgres.ledger.Fence;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.TestPool;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;

class TracesIT {
    private final Recorded recorded = new Recorded();
    private final Tracer tracer =
            SdkTracerProvider.builder().addSpanProcessor(recorded).build().get("test");
    private final Workbench bench = new Workbench(TestPool.address(), tracer);
    private final TenantId acme = Leases.newTenant();

    @Test
    void putsEveryStatementIntoTheSpanOfItsStep() {
        provisionTraced();
        SpanData step = named("step database").getFirst();
        assertThat(named("CREATE DATABASE"))
                .anyMatch(span -> span.getParentSpanId().equals(step.getSpanId()));
        assertThat(named("ALTER ROLE")).isNotEmpty();
        assertThat(recorded.ended).extracting(SpanData::getTraceId).containsOnly(step.getTraceId());
    }

    @Test
    void showsNoPasswordVerifierPersonOrLiteral() {
        Placement placement = provisionTraced();
        assertThat(recorded.ended)
                .extracting(span -> span.getName() + span.getAttributes() + span.getEvents() + span.getStatus())
                .isNotEmpty()
                .noneMatch(told -> told.contains(placement.password()))
                .noneMatch(told -> told.contains("SCRAM-SHA"))
                .noneMatch(told -> told.contains("Ada"))
                .noneMatch(told -> told.contains(acme.toString()));
    }

    @Test
    void tracesNothingThatNobodyAskedFor() {
        bench.provision(acme);
        assertThat(recorded.ended).allMatch(span -> span.getName().startsWith("step ") || hasStepAsParent(span));
        recorded.ended.clear();
        bench.pools
                .open(TestPool.POOL, Fence.of(Leases.of(OperationKind.VERIFY, acme)))
                .close();
        assertThat(recorded.ended).isEmpty();
    }

    private boolean hasStepAsParent(SpanData span) {
        return recorded.ended.stream()
                .anyMatch(other ->
                        other.getName().startsWith("step ") && other.getSpanId().equals(span.getParentSpanId()));
    }

    private Placement provisionTraced() {
        Span command = tracer.spanBuilder("command provision").startSpan();
        try (Scope _ = command.makeCurrent()) {
            return bench.provision(acme);
        } finally {
            command.end();
        }
    }

    private List<SpanData> named(String name) {
        return recorded.ended.stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    private static final class Recorded implements SpanProcessor {
        private final Queue<SpanData> ended = new ConcurrentLinkedQueue<>();

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            ended.add(span.toSpanData());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
