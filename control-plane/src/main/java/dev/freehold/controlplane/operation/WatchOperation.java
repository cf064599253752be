package dev.freehold.controlplane.operation;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.controlplane.platform.signal.Channel;
import dev.freehold.controlplane.platform.signal.LongPoll;

import static java.util.Objects.requireNonNull;

/** Follows an operation to its end. */
@Singleton
class WatchOperation {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final OperationReader operations;
    private final LongPoll longPoll;

    WatchOperation(OperationReader operations, LongPoll longPoll) {
        this.operations = requireNonNull(operations);
        this.longPoll = requireNonNull(longPoll);
    }

    /** Shows the first state and every change until the operation is over or the watcher has gone. */
    void run(Operation first, Watcher watcher) {
        Operation seen = first;
        watcher.show(seen);
        while (seen.state() instanceof OperationState.Open && !watcher.gone()) {
            Optional<Operation> next = change(seen.id(), seen, watcher::gone);
            next.ifPresentOrElse(watcher::show, watcher::beat);
            seen = next.orElse(seen);
        }
    }

    private Optional<Operation> change(OperationId id, @Nullable Operation seen, BooleanSupplier gone) {
        return longPoll.poll(
                Channel.OPERATIONS,
                id.toString(),
                HEARTBEAT,
                gone,
                () -> operations.find(id).filter(Predicate.not(Predicate.isEqual(seen))));
    }

    /** One who watches. */
    interface Watcher {
        void show(Operation operation);

        /** Nothing has changed for a while. */
        void beat();

        boolean gone();
    }
}
