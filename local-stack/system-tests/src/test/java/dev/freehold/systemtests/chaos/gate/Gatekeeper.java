package dev.freehold.systemtests.chaos.gate;

/** Decides on what comes to a gate. To keep something there, it does not return; the closing of the gate interrupts it. */
public interface Gatekeeper {
    /** Returns when it may pass. */
    void admit(Passage passage) throws InterruptedException;

    /** It has passed; the answer is under way. */
    void passed(Passage passage);

    /** Returns when the answer may go back. May be called more than once, since an answer can come in parts. */
    void answer(Passage passage) throws InterruptedException;
}
