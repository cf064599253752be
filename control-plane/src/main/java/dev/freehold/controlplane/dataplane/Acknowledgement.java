package dev.freehold.controlplane.dataplane;

import java.util.List;

/**
 * How far a change of a route has come.
 *
 * @param liveProcesses how many processes of the region live
 * @param waitingFor those of them that have not drained it
 * @param lost others that have not, and whose leases have ended
 */
public record Acknowledgement(int liveProcesses, List<String> waitingFor, List<String> lost) {
    public Acknowledgement {
        waitingFor = List.copyOf(waitingFor);
        lost = List.copyOf(lost);
    }

    public boolean complete() {
        return waitingFor.isEmpty();
    }
}
