package dev.freehold.worker.saga;

/**
 * One step of a saga. Every method may be called again by another worker after a crash at any point, so none relies on what an
 * earlier step left in memory.
 */
public interface Step {
    /** Lower case with underscores; stable, since the control plane keeps progress under it. */
    String name();

    /** Of a step that may say that there is no way forward: what it refuses for good fails an operation that else is tried until it succeeds. */
    default boolean gate() {
        return false;
    }

    /** True when the effect is already there, so that acting would add nothing. A step that must always run says false. */
    boolean detect();

    void act();

    /** @throws StepFailedException if the effect is not there although acting did not fail */
    void verify();

    /** Undoes the effect wherever it is found, whole or half made, and does nothing where there is none. */
    default void compensate() {}
}
