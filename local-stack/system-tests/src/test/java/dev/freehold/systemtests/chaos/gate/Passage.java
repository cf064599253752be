package dev.freehold.systemtests.chaos.gate;

import java.util.List;

/** Something that a worker says to somebody, or hears. */
public sealed interface Passage {
    /** The worker asks the control plane for work. */
    record Asked() implements Passage {}

    /** The control plane has lent a command. */
    record Lent(String operation, int attempt, boolean compensating) implements Passage {}

    /** The worker tells all steps of its saga. */
    record Planned(String operation, List<String> steps) implements Passage {}

    /** The worker tells how a step stands. */
    record Told(String operation, String step, String state) implements Passage {}

    /** The worker tells how its attempt ended. */
    record Ended(String operation, String outcome) implements Passage {}

    /**
     * The worker has a statement executed.
     *
     * @param application the connection's application_name, by which a pool knows an attempt
     * @param text empty where it was prepared before
     */
    record Statement(String pool, String application, String text) implements Passage {}

    /** The worker asks the identity server for something. */
    record IdentityCall(String method, String path) implements Passage {}
}
