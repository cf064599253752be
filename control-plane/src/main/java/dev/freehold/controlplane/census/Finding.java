package dev.freehold.controlplane.census;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.census.compare.Difference;
import dev.freehold.controlplane.census.compare.Remedy;

/**
 * A difference that a census found, and what became of it.
 *
 * @param note why it was not resolved when somebody asked for that
 */
record Finding(
        int number,
        FindingKind kind,
        Region region,
        @Nullable PoolId pool,
        String subject,
        @Nullable TenantId tenant,
        String detail,
        Remedy remedy,
        String advice,
        State state,
        @Nullable String note) {
    /** {@code REFUSED}: when looked at again it was so no longer, or was not ours to resolve. */
    enum State {
        OPEN,
        RESOLVING,
        RESOLVED,
        REFUSED;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State parse(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    static Finding open(int number, Difference found) {
        return new Finding(
                number,
                found.kind(),
                found.region(),
                found.pool(),
                found.subject(),
                found.tenant(),
                found.detail(),
                found.remedy(),
                found.advice(),
                State.OPEN,
                null);
    }

    Finding in(State next, @Nullable String why) {
        return new Finding(number, kind, region, pool, subject, tenant, detail, remedy, advice, next, why);
    }
}
