package dev.freehold.worker.saga;

/** A step that only looks: what it finds is of the moment, so it is always made anew, and there is nothing to undo. */
public interface Check extends Step {
    @Override
    default boolean detect() {
        return false;
    }

    /** Looks, and throws {@link StepFailedException} if things are not as they should be. */
    @Override
    void act();

    @Override
    default void verify() {}
}
