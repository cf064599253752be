package dev.freehold.controlplane.isolation;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.freehold.controlplane.placement.Tier;
import dev.freehold.controlplane.platform.FieldErrors;

import static java.util.Objects.requireNonNullElse;

/**
 * The body that says how far apart a tenant is to be kept; it takes the place of the one before.
 *
 * @param tier shared or dedicated; absent: what its plan gives
 * @param contract what obliges us
 * @param reasons for people; no personal data
 */
record DemandRequest(
        @Nullable String tier,
        @Nullable @Size(min = 1, max = 200) String contract,
        @Nullable @Size(max = 20) List<@NotNull @Size(min = 1, max = 200) String> reasons) {
    IsolationTable.NewDemand parse() {
        FieldErrors errors = new FieldErrors();
        var newTier = errors.parseOptional("tier", tier, Tier::parse);
        errors.refuseIfAny();
        return new IsolationTable.NewDemand(
                newTier.value().orElse(null), contract, requireNonNullElse(reasons, List.of()));
    }
}
