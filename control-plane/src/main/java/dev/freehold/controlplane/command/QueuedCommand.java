package dev.freehold.controlplane.command;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.operation.OperationId;

/**
 * A command as the queue holds it.
 *
 * @param attempt leases there were, over both directions
 * @param tries leases in the present direction, forward or compensating
 * @param published it has published a placement, so there is no way back
 */
record QueuedCommand(
        Command message,
        int attempt,
        int tries,
        long fence,
        boolean compensating,
        boolean published,
        @Nullable String traceparent) {
    OperationId operation() {
        return message.operation();
    }
}
