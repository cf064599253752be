package dev.freehold.worker.upkeep;

import dev.freehold.worker.saga.StoppedException;

/** Asked before each thing that upkeep does, since the worker may be told to stop between any two. */
@FunctionalInterface
interface Checkpoint {
    /** Lets everything pass until the thread is interrupted. */
    Checkpoint UNTIL_INTERRUPTED = _ -> {
        if (Thread.currentThread().isInterrupted()) {
            throw new StoppedException("the worker is to stop");
        }
    };

    /** Throws {@link StoppedException} if what is named is not to be done any more. */
    void before(String deed);
}
