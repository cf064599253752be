package dev.freehold.stack.part;

import dev.freehold.stack.process.OwnedProcess;

/** A part whose process exists. */
public interface RunningPart {
    OwnedProcess process();

    /**
     * Returns when the part serves.
     *
     * @throws dev.freehold.stack.process.PartFailedException with the end of its log, if it ends or takes too long
     */
    void awaitReady();

    /** Stops it in order; does nothing where it has gone already. */
    void stop();
}
