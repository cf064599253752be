package dev.freehold.controlplane.operation;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import static java.util.Objects.requireNonNull;

/** A watcher at the other end of an HTTP response. */
record EventStream(SseEventSink sink, Sse sse) implements WatchOperation.Watcher {
    EventStream {
        requireNonNull(sink);
        requireNonNull(sse);
    }

    @Override
    public void show(Operation operation) {
        sink.send(sse.newEventBuilder()
                .name("operation")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Operation.class, operation)
                .build());
    }

    @Override
    public void beat() {
        sink.send(sse.newEventBuilder().comment("nothing new").build());
    }

    @Override
    public boolean gone() {
        return sink.isClosed();
    }
}
