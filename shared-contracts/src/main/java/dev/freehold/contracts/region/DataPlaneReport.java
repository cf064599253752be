package dev.freehold.contracts.region;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a data-plane process says of itself: at its start, whenever {@code drainedVersion} has grown, and at least as often as its lease asks.
 *
 * @param process a name for people, unique a process start, 1 to 80 characters
 * @param appliedVersion the feed version up to which routes were taken
 * @param drainedVersion nothing is admitted, running or connected any more under what a route was before this feed version; never
 *     above {@code appliedVersion}
 * @param minSchema the oldest tenant schema (platform history) that this build serves
 * @param maxSchema the newest one
 * @param connections how many connections it holds open, by pool id
 * @param top the tenants that ask most of it, at most {@link #MOST_TENANTS}, the first asks most; older processes tell none
 * @param traffic what it did for tenants since it told of them last, at most {@link #MOST_TRAFFIC}; older processes tell none
 */
public record DataPlaneReport(
        String process,
        long appliedVersion,
        long drainedVersion,
        int minSchema,
        int maxSchema,
        Map<String, Integer> connections,
        @Nullable List<TenantLoad> top,
        @Nullable List<TenantTraffic> traffic) {
    public static final int MOST_TENANTS = 20;
    public static final int MOST_TRAFFIC = 100;

    public DataPlaneReport {
        if (process.isBlank() || process.length() > 80) {
            throw new IllegalArgumentException("process is a name of 1 to 80 characters");
        }
        if (drainedVersion > appliedVersion) {
            throw new IllegalArgumentException("what is drained was applied before");
        }
        connections = Map.copyOf(connections);
        top = top == null ? List.of() : List.copyOf(top);
        if (top.size() > MOST_TENANTS) {
            throw new IllegalArgumentException("top names at most " + MOST_TENANTS + " tenants");
        }
        traffic = traffic == null ? List.of() : List.copyOf(traffic);
        if (traffic.size() > MOST_TRAFFIC) {
            throw new IllegalArgumentException("traffic names at most " + MOST_TRAFFIC + " tenants");
        }
    }

    /** Of one that tells no tenants. */
    public DataPlaneReport(
            String process,
            long appliedVersion,
            long drainedVersion,
            int minSchema,
            int maxSchema,
            Map<String, Integer> connections) {
        this(process, appliedVersion, drainedVersion, minSchema, maxSchema, connections, List.of(), List.of());
    }

    @Override
    public List<TenantLoad> top() {
        return top == null ? List.of() : top;
    }

    @Override
    public List<TenantTraffic> traffic() {
        return traffic == null ? List.of() : traffic;
    }
}
