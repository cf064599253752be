package dev.freehold.controlplane.census;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;

/**
 * One comparison of everything with everything.
 *
 * @param region the only one that is counted; absent if all are
 * @param counts what was counted, once it is over
 */
record Census(
        UUID id,
        @Nullable Region region,
        CensusState state,
        String requestedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        List<Part> parts,
        @Nullable Counts counts,
        List<Finding> findings) {
    Census {
        parts = List.copyOf(parts);
        findings = List.copyOf(findings);
    }

    /**
     * One place that is counted.
     *
     * @param kind {@code registry}, {@code pool}, {@code identities} or {@code objects}
     * @param state {@code pending}, {@code running}, {@code done} or {@code failed}
     * @param error why it could not be counted
     */
    record Part(
            String kind,
            @Nullable Region region,
            @Nullable PoolId pool,
            String state,
            @Nullable String error) {}

    /** How many there are of each, whether or not they are as they should be. */
    record Counts(int tenants, int databases, int roles, int reservations, int standbys, int identities, int routes) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    tenants + other.tenants,
                    databases + other.databases,
                    roles + other.roles,
                    reservations + other.reservations,
                    standbys + other.standbys,
                    identities + other.identities,
                    routes + other.routes);
        }
    }

    /** A census in a list. */
    record Summary(
            UUID id,
            @Nullable Region region,
            CensusState state,
            String requestedBy,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Counts counts,
            int findings) {}
}
