package dev.freehold.controlplane.command;

import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;

/** What follows from how a lease ended. */
public sealed interface Verdict {
    /** The operation has done what it was for. */
    record Succeeded() implements Verdict {}

    /** The operation was undone. */
    record Compensated() implements Verdict {}

    /** The operation was given up, with everything as before. */
    record Failed() implements Verdict {}

    /** The command is tried again after a while, in the direction it had. */
    record TryAgain() implements Verdict {}

    /** The command is to be undone from now on. */
    record TurnBack() implements Verdict {}

    /**
     * Decides. What must go forward is tried for ever, and what is being undone is undone to the end: nothing half-made stays.
     *
     * @param tries leases in the present direction
     */
    static Verdict of(OperationKind kind, boolean compensating, int tries, int maxTries, Outcome outcome) {
        if (outcome == Outcome.SUCCEEDED) {
            return new Succeeded();
        }
        if (kind.forwardOnly()) {
            return new TryAgain();
        }
        return switch (outcome) {
            case SUCCEEDED -> new Succeeded();
            case COMPENSATED -> new Compensated();
            case COMPENSATE -> compensating ? new TryAgain() : new TurnBack();
            case FAILED -> compensating ? new TryAgain() : fail(kind);
            case RETRY -> compensating || tries < maxTries ? new TryAgain() : new TurnBack();
        };
    }

    /** A resumption that failed may have opened the database already, which must then be closed again. */
    private static Verdict fail(OperationKind kind) {
        return switch (kind) {
            case PROVISION -> new Failed();
            case RESUME -> new TurnBack();
            case SUSPEND, DROP -> new TryAgain();
            case VERIFY -> new Failed();
        };
    }
}
