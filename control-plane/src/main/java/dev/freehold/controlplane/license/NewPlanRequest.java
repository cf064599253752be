package dev.freehold.controlplane.license;

import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.freehold.controlplane.placement.Tier;

import static java.util.Objects.requireNonNullElse;

/**
 * The body that describes a new plan.
 *
 * @param tier shared unless said
 */
record NewPlanRequest(
        @NotNull @Pattern(regexp = PlanRequest.NAME, message = PlanRequest.SAYS)
        String name,

        @NotNull @Valid PlanRequest.Limits limits,

        @Schema(
                enumeration = {"shared", "dedicated"},
                defaultValue = "shared",
                description = PlanRequest.TIER)
        @Nullable
        String tier,

        @NotNull @Size(max = 50)
        Set<@NotNull @Pattern(regexp = PlanRequest.NAME, message = PlanRequest.SAYS) String> features,

        @NotNull @Min(0) @Max(3650) Integer retentionDays) {
    Plan plan() {
        String asked = requireNonNullElse(tier, Tier.SHARED.wireName());
        return new PlanRequest(limits, asked, features, retentionDays, false).named(name);
    }
}
