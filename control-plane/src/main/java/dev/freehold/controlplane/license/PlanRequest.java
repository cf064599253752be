package dev.freehold.controlplane.license;

import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import dev.freehold.contracts.license.PlanLimits;

/** The body that describes a plan, in whole. */
record PlanRequest(
        @NotNull @Valid Limits limits,

        @NotNull @Size(max = 50) Set<@NotNull @Pattern(regexp = NAME, message = SAYS) String> features,

        @NotNull @Min(0) @Max(3650) Integer retentionDays,
        @NotNull Boolean retired) {
    static final String NAME = "[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?";
    static final String SAYS = "is 1 to 40 lower-case letters, digits and inner hyphens, beginning with a letter";

    Plan named(String name) {
        return new Plan(name, limits.plan(), features, retentionDays, retired, 1);
    }

    /** Each 1 or more. */
    record Limits(
            @NotNull @Min(1) Integer users,
            @NotNull @Min(1) Integer documentsPerMonth,
            @NotNull @Min(1) Integer requestsPerSecond,
            @NotNull @Min(1) Integer concurrentRequests,
            @NotNull @Min(1) Integer connections,
            @NotNull @Min(1) @Max(3600) Integer statementTimeoutSeconds) {
        PlanLimits plan() {
            return new PlanLimits(
                    users,
                    documentsPerMonth,
                    requestsPerSecond,
                    concurrentRequests,
                    connections,
                    statementTimeoutSeconds);
        }
    }
}
