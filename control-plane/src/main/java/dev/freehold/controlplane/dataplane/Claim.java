package dev.freehold.controlplane.dataplane;

import java.time.Duration;

/**
 * What a process may hold of one pool's connections. A process that was lent less than before may not have heard of it: until the lease
 * that lent it more has ended, it counts with the more.
 *
 * @param granted what it was lent last
 * @param open what it held when it reported last
 * @param held what it was lent before, where that was more
 * @param heldLeft how long it may still hold that; zero or less: no more
 * @param leaseLeft how long its lease lasts; zero or less: it has ended
 */
record Claim(int granted, int open, int held, Duration heldLeft, Duration leaseLeft) {
    static final Claim NONE = new Claim(0, 0, 0, Duration.ZERO, Duration.ZERO);

    /** The most that it may hold, by all that is known. */
    int committed() {
        return Math.max(Math.max(granted, open), heldNow());
    }

    /**
     * Lent anew, with a lease that begins now.
     *
     * @param grace how much later than here a lease may end in the eyes of the process, which counts from the answer on
     */
    Claim renewed(int newGrant, int nowOpen, Duration lease, Duration grace) {
        Duration formerLeft = leaseLeft.plus(grace);
        boolean less = newGrant < granted && formerLeft.isPositive();
        int most = Math.max(heldNow(), less ? granted : 0);
        Duration left = less && formerLeft.compareTo(heldLeft) > 0 ? formerLeft : heldLeft;
        return new Claim(newGrant, nowOpen, most, most > 0 ? left : Duration.ZERO, lease);
    }

    private int heldNow() {
        return heldLeft.isPositive() ? held : 0;
    }
}
