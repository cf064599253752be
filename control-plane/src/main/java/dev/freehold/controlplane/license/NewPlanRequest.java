package dev.freehold.controlplane.license;

import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The body that describes a new plan. */
record NewPlanRequest(
        @NotNull @Pattern(regexp = PlanRequest.NAME, message = PlanRequest.SAYS)
        String name,

        @NotNull @Valid PlanRequest.Limits limits,

        @NotNull @Size(max = 50)
        Set<@NotNull @Pattern(regexp = PlanRequest.NAME, message = PlanRequest.SAYS) String> features,

        @NotNull @Min(0) @Max(3650) Integer retentionDays) {
    Plan plan() {
        return new PlanRequest(limits, features, retentionDays, false).named(name);
    }
}
