package dev.freehold.systemtests.chaos;

import static java.util.Objects.requireNonNull;

/**
 * A command in a situation.
 *
 * @param name for people
 * @param kind of the operation
 * @param ends the state in which the operation must end, whoever dies
 * @param prepare brings the situation about
 * @param after what is to be noted or put right once it has ended so
 */
record Scenario(String name, String kind, String ends, Runnable prepare, Begin begin, Runnable after) {
    Scenario {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(ends, "ends");
        requireNonNull(prepare, "prepare");
        requireNonNull(begin, "begin");
        requireNonNull(after, "after");
    }

    @Override
    public String toString() {
        return name;
    }

    /** Asks for the operation and returns its id. */
    @FunctionalInterface
    interface Begin {
        /** @param ready to be called just before what is to be watched can begin */
        String run(Runnable ready);
    }
}
