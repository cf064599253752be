package dev.freehold.controlplane.dataplane;

import java.util.Collection;

/**
 * Divides the connections of one pool over the live processes of its region. Whatever the order of arrivals, reports and ends, what all
 * processes may hold together never exceeds the total: a share grows only by what the others have given back.
 *
 * @param total what all processes of data planes together may hold
 * @param floor what a process may hold that has no lease, or a lost one
 * @param maxProcesses how many processes there are at most, those without a lease included
 */
record ConnectionBudget(int total, int floor, int maxProcesses) {
    ConnectionBudget {
        total = Math.max(0, total);
        // A floor that is not safe for so many processes is cut for those that are heard of.
        floor = Math.min(floor, total / maxProcesses);
    }

    /**
     * How much a process may hold from now on.
     *
     * @param others what each other live process may hold at most, by what it was told and what it has not been seen to give back
     */
    int grant(Collection<Integer> others) {
        int live = others.size() + 1;
        int divided = total - floor * Math.max(0, maxProcesses - live);
        int free = divided - others.stream().mapToInt(this::committed).sum();
        return Math.max(0, Math.min(divided / live, free));
    }

    /** Whatever it was told, it holds its floor once it hears of nobody. */
    private int committed(int claim) {
        return Math.max(claim, floor);
    }
}
