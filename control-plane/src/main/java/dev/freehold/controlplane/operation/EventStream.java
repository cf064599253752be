package dev.freehold.controlplane.operation;

import java.util.function.Consumer;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import static java.util.Objects.requireNonNull;

/** A watcher at the other end of an HTTP response. */
record EventStream(MultiEmitter<? super OutboundSseEvent> emitter, Sse sse) implements WatchOperation.Watcher {
    EventStream {
        requireNonNull(emitter);
        requireNonNull(sse);
    }

    /** Runs the watch on a virtual thread of its own, since it waits for most of its time. */
    static Multi<OutboundSseEvent> of(Sse sse, Consumer<WatchOperation.Watcher> watch) {
        return Multi.createFrom()
                .emitter(emitter -> Thread.ofVirtual().name("watch").start(() -> {
                    try {
                        watch.accept(new EventStream(emitter, sse));
                        emitter.complete();
                    } catch (RuntimeException e) {
                        emitter.fail(e);
                    }
                }));
    }

    @Override
    public void show(Operation operation) {
        emitter.emit(sse.newEventBuilder()
                .name("operation")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Operation.class, operation)
                .build());
    }

    @Override
    public void beat() {
        emitter.emit(sse.newEventBuilder().comment("nothing new").build());
    }

    @Override
    public boolean gone() {
        return emitter.isCancelled();
    }
}
