package dev.freehold.controlplane.command;

import org.jspecify.annotations.Nullable;

/**
 * A command that was just lent.
 *
 * @param formerWorker who had it before and let its lease run out; absent unless that happened
 */
record Loan(QueuedCommand command, String worker, @Nullable String formerWorker) {}
