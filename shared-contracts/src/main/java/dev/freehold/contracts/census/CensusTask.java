package dev.freehold.contracts.census;

import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.PoolId;

/**
 * A part of a census on loan to one worker. Leased like a command, by {@link dev.freehold.contracts.command.LeaseRequest}.
 *
 * @param attempt counts the leases of this task, from 1; a report with an older attempt gets 409
 * @param leaseSeconds how long the lease lasts from now on, and again from each chunk that is delivered
 * @param pool where to look; absent for the identity server
 * @param resolution present for {@link Kind#RESOLVE} only
 */
public record CensusTask(
        UUID id,
        int attempt,
        int leaseSeconds,
        Kind kind,
        @Nullable PoolId pool,
        @Nullable Resolution resolution) {
    /** {@code COLLECT_POOL}: say what the pool has. {@code COLLECT_IDENTITIES}: say what groups there are. {@code COLLECT_OBJECTS}: say what archives the object store has. {@code RESOLVE}: put one finding right. */
    public enum Kind {
        COLLECT_POOL,
        COLLECT_IDENTITIES,
        COLLECT_OBJECTS,
        RESOLVE;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Kind parse(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }
}
