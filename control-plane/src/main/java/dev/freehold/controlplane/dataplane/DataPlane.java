package dev.freehold.controlplane.dataplane;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A process of a region's data plane, as callers see it.
 *
 * @param behindBy how many versions of the feed it has not applied yet
 * @param minSchema the oldest tenant schema it serves
 * @param maxSchema the newest one
 * @param connections by pool id
 */
public record DataPlane(
        String process,
        State state,
        long appliedVersion,
        long drainedVersion,
        long behindBy,
        Instant firstSeenAt,
        Instant reportedAt,
        int minSchema,
        int maxSchema,
        Map<String, Connections> connections) {
    public DataPlane {
        connections = Map.copyOf(connections);
    }

    /** {@code LOST}: its lease has ended without another report. */
    public enum State {
        LIVE("live"),
        LOST("lost");

        private final String wireName;

        State(String wireName) {
            this.wireName = wireName;
        }

        @JsonValue
        public String wireName() {
            return wireName;
        }
    }

    /**
     * Of one pool.
     *
     * @param open held when it reported last
     * @param granted what it may hold until its lease ends; absent where the pool's capacity is not known
     */
    public record Connections(int open, @Nullable Integer granted) {}
}
