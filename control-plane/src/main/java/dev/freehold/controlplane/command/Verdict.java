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
     * Decides. What must go forward is tried for ever, unless it was refused before its beginning, what is being undone is undone to the end, and what
     * changes nothing just fails: nothing half-made stays.
     *
     * @param published what it has made is in use, so it must go forward whatever its kind
     * @param tries leases in the present direction
     */
    static Verdict of(
            OperationKind kind, boolean compensating, boolean published, int tries, int maxTries, Outcome outcome) {
        if (outcome == Outcome.SUCCEEDED) {
            return new Succeeded();
        }
        boolean again = compensating || (outcome == Outcome.RETRY && tries < maxTries);
        return switch (published ? OperationKind.Recovery.FORWARD : kind.recovery()) {
            case FORWARD -> mayFail(kind) && outcome == Outcome.FAILED ? new Failed() : new TryAgain();
            case NONE -> again ? new TryAgain() : new Failed();
            case UNDO -> undo(kind, again, outcome);
        };
    }

    /** A drop that the pool's rules do not let in has changed nothing; the offboarding of a database that is lost has closed the tenant, and has nothing to archive. */
    private static boolean mayFail(OperationKind kind) {
        return kind == OperationKind.DROP || kind == OperationKind.OFFBOARD;
    }

    private static Verdict undo(OperationKind kind, boolean again, Outcome outcome) {
        if (outcome == Outcome.COMPENSATED) {
            return new Compensated();
        }
        if (again) {
            return new TryAgain();
        }
        return outcome == Outcome.FAILED ? fail(kind) : new TurnBack();
    }

    /** A resumption that failed may have opened the database already, which must then be closed again. */
    private static Verdict fail(OperationKind kind) {
        return switch (kind) {
            case PROVISION -> new Failed();
            case RESUME, SUSPEND, DROP, VERIFY, ROTATE, EXPORT, IMPORT, ADOPT, OFFBOARD, UNDELETE, DISCARD ->
                new TurnBack();
        };
    }
}
