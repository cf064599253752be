package dev.freehold.contracts.license;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.tenancy.TenantId;

/**
 * A signed statement of what a tenant may do.
 *
 * @param grace how long after {@code validUntil} the tenant is still served
 * @param revokedAt when it was revoked; such a licence is valid for no moment, so that a process that knows nothing of revocations refuses it too
 */
public record License(
        TenantId tenant,
        String plan,
        PlanLimits limits,
        Set<String> features,
        Instant validFrom,
        Instant validUntil,
        Duration grace,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant revokedAt) {
    private static final String TYPE = "freehold-license+jws";

    public License {
        features = Set.copyOf(features);
    }

    /** One that is not revoked. */
    public License(
            TenantId tenant,
            String plan,
            PlanLimits limits,
            Set<String> features,
            Instant validFrom,
            Instant validUntil,
            Duration grace) {
        this(tenant, plan, limits, features, validFrom, validUntil, grace, null);
    }

    public String sign(SigningKey authority) {
        return authority.sign(TYPE, ContractJson.write(this));
    }

    /** @throws dev.freehold.contracts.codec.RefusedException if the signature, its type or its content is not right */
    public static License verify(String signed, VerifyingKeys authority) {
        return ContractJson.read(authority.verify(TYPE, signed), License.class);
    }

    /** Whether the tenant may be served at that moment, the grace period included. */
    public boolean coversWithGrace(Instant moment) {
        return revokedAt == null && !moment.isBefore(validFrom) && moment.isBefore(validUntil.plus(grace));
    }
}
