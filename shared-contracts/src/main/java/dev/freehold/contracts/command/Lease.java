package dev.freehold.contracts.command;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A command on loan to one worker.
 *
 * @param attempt counts the leases of this command, from 1; a report with an older attempt gets 409
 * @param fence grows with every lease of any command of the same tenant; the pool refuses an older one
 * @param leaseSeconds how long the lease lasts from now on unless a heartbeat prolongs it; a duration, since two machines' clocks differ
 * @param heartbeatSeconds how often to send a heartbeat
 * @param compensating the saga is to be undone, not continued
 * @param finishedSteps names of steps that earlier attempts reported as succeeded, in order
 * @param traceparent W3C trace context of the request that asked for the operation
 */
public record Lease(
        Command command,
        int attempt,
        long fence,
        int leaseSeconds,
        int heartbeatSeconds,
        boolean compensating,
        List<String> finishedSteps,
        @Nullable String traceparent) {
    public Lease {
        finishedSteps = List.copyOf(finishedSteps);
    }
}
