package dev.freehold.systemtests.chaos;

/**
 * A place in a saga where somebody can die.
 *
 * @param undo whether the step is being undone
 * @param nth counts the statements and calls of an act from 1; 0 outside of it
 */
record Place(boolean undo, String step, Phase phase, int nth) {
    /** What an attempt does before its first step: it takes the tenant over in the pool's ledger. */
    static final String OPENING = "(opening)";

    /** What it does after the last one. */
    static final String OUTCOME = "(outcome)";

    enum Phase {
        /** The step has not acted yet, and nobody knows that it is about to. */
        BEFORE,
        /** The server was told to act and its answer is lost. */
        INSIDE,
        /** The step has acted and the control plane never learns of it. */
        AFTER
    }

    /** Whether what is said at this place is lost itself; else it arrives and the answer to it is lost. */
    boolean isUnsaid() {
        return switch (phase) {
            case BEFORE -> !undo;
            case INSIDE -> false;
            case AFTER -> true;
        };
    }

    /** A step of the saga, as against what comes before the first and after the last. */
    boolean isOfAStep() {
        return !step.startsWith("(");
    }

    @Override
    public String toString() {
        String when = phase == Phase.INSIDE ? "inside " + nth : phase.name().toLowerCase(java.util.Locale.ROOT);
        return (undo ? "undo " : "") + step + " " + when;
    }
}
