package dev.freehold.controlplane.census;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.census.CensusTask;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;

/**
 * A task as its table holds it.
 *
 * @param finding the number of the one to resolve
 * @param error what the last attempt failed over
 */
record Task(
        UUID id,
        UUID census,
        CensusTask.Kind kind,
        Region region,
        @Nullable PoolId pool,
        @Nullable Integer finding,
        State state,
        int attempt,
        @Nullable String error) {
    /** {@code FAILED}: given up. */
    enum State {
        PENDING,
        LEASED,
        DONE,
        FAILED;

        boolean over() {
            return switch (this) {
                case PENDING, LEASED -> false;
                case DONE, FAILED -> true;
            };
        }
    }

    static Task collectPool(UUID id, UUID census, Region region, PoolId pool) {
        return new Task(id, census, CensusTask.Kind.COLLECT_POOL, region, pool, null, State.PENDING, 0, null);
    }

    static Task collectIdentities(UUID id, UUID census, Region region) {
        return new Task(id, census, CensusTask.Kind.COLLECT_IDENTITIES, region, null, null, State.PENDING, 0, null);
    }

    static Task collectObjects(UUID id, UUID census, Region region) {
        return new Task(id, census, CensusTask.Kind.COLLECT_OBJECTS, region, null, null, State.PENDING, 0, null);
    }

    static Task resolve(UUID id, UUID census, Finding finding, @Nullable PoolId pool) {
        return new Task(
                id, census, CensusTask.Kind.RESOLVE, finding.region(), pool, finding.number(), State.PENDING, 0, null);
    }

    private String place() {
        return switch (kind) {
            case COLLECT_POOL -> "pool";
            case COLLECT_IDENTITIES -> "identities";
            case COLLECT_OBJECTS -> "objects";
            case RESOLVE -> "finding";
        };
    }

    Census.Part part() {
        return new Census.Part(
                place(),
                region,
                pool,
                switch (state) {
                    case PENDING -> "pending";
                    case LEASED -> "running";
                    case DONE -> "done";
                    case FAILED -> "failed";
                },
                state == State.FAILED ? error : null);
    }
}
