package dev.freehold.contracts.region;

import java.time.Duration;
import java.util.Map;

/**
 * What a data-plane process may count on until its lease ends.
 *
 * @param leaseSeconds how long the process counts as alive from this answer on without another report; a duration, since two machines' clocks differ
 * @param reportSeconds how often to report, less than a third of the lease
 * @param liveProcesses how many processes of the region are alive, this one included; a region-wide rate is divided by it
 * @param connections how many connections it may hold, by pool id; a pool that is not named is not divided, there the process keeps its own bound
 */
public record DataPlaneLease(int leaseSeconds, int reportSeconds, int liveProcesses, Map<String, Integer> connections) {
    public DataPlaneLease {
        connections = Map.copyOf(connections);
    }

    /** What is left of it for one whose answer took that long: the lease began when it was asked for, at the latest. */
    public DataPlaneLease after(Duration answer) {
        int left = leaseSeconds - (int) Math.min(leaseSeconds, answer.toSeconds() + 1);
        return new DataPlaneLease(left, reportSeconds, liveProcesses, connections);
    }
}
