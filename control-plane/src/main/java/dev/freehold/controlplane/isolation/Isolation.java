package dev.freehold.controlplane.isolation;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.placement.Tier;

/**
 * How far apart from others a tenant is kept, and should be.
 *
 * @param tier of the pool that it is in
 * @param demanded what was asked for, else what its plan gives
 * @param met its pool is of the tier demanded; nothing moves it there by itself
 * @param advised the tier that figures and demand ask for together
 * @param version grows with every change of the demand; 0 where there is none
 */
public record Isolation(
        TenantSlug tenant,
        PoolId pool,
        Tier tier,
        Tier demanded,
        boolean met,
        @Nullable Demand demand,
        Tier advised,
        List<Trigger> triggers,
        Figures figures,
        @JsonIgnore int version) {
    public Isolation {
        triggers = List.copyOf(triggers);
    }

    /**
     * What somebody asked for.
     *
     * @param tier absent: what the plan gives
     * @param contract what obliges us, such as the number of a contract
     */
    @Schema(name = "IsolationDemand")
    public record Demand(
            @Nullable Tier tier,
            @Nullable String contract,
            List<String> reasons,
            String updatedBy,
            Instant updatedAt) {}

    /**
     * What asks for a stricter tier.
     *
     * @param code size, share_of_pool, waits, noisy_hours or contract
     * @param message with the figure and its threshold, for people
     */
    @Schema(name = "IsolationTrigger")
    public record Trigger(String code, String message) {}

    /**
     * The figures behind the advice. What nobody has told is absent.
     *
     * @param poolBytes of all databases of its pool
     * @param poolTenants that live there, it among them
     * @param waitSeconds within 24 hours
     * @param noisyHours within seven days
     */
    @Schema(name = "IsolationFigures")
    public record Figures(
            @Nullable Long bytes,
            @Nullable Long poolBytes,
            long poolTenants,
            @Nullable Long waitSeconds,
            @Nullable Long noisyHours) {}
}
