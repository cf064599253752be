package dev.freehold.cli.region;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.freehold.cli.output.Moment;

/** A process of a region's data plane, as far as a person is shown it. */
record DataPlane(
        @Nullable String process,
        @Nullable String state,
        long appliedVersion,
        long drainedVersion,
        long behindBy,
        @Nullable Instant reportedAt,
        int minSchema,
        int maxSchema,
        @Nullable Map<String, Connections> connections) {
    @Nullable
    String[] cells() {
        return new @Nullable String[] {
            process,
            state,
            Long.toString(appliedVersion),
            Long.toString(drainedVersion),
            Long.toString(behindBy),
            Moment.text(reportedAt),
            minSchema == maxSchema ? Integer.toString(minSchema) : minSchema + "-" + maxSchema,
            held()
        };
    }

    private @Nullable String held() {
        return connections == null
                ? null
                : connections.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(pool -> pool.getKey() + " " + pool.getValue())
                        .collect(Collectors.joining(", "));
    }

    record Connections(int open, @Nullable Integer granted) {
        @Override
        public String toString() {
            return granted == null ? Integer.toString(open) : open + " of " + granted;
        }
    }
}
