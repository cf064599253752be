package dev.freehold.controlplane.license;

import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.controlplane.placement.Tier;
import dev.freehold.controlplane.platform.FieldErrors;

/** The body that describes a plan, in whole. */
record PlanRequest(
        @NotNull @Valid Limits limits,

        @Schema(
                enumeration = {"shared", "dedicated"},
                description = TIER
                        + " Another one moves nobody: tenants stay in their pools, and those that it no longer suits are told"
                        + " as not met by GET /v1/tenants/{slug}/isolation.")
        @NotNull
        String tier,

        @NotNull @Size(max = 50) Set<@NotNull @Pattern(regexp = NAME, message = SAYS) String> features,

        @NotNull @Min(0) @Max(3650) Integer retentionDays,
        @NotNull Boolean retired) {
    static final String NAME = "[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?";
    static final String SAYS = "is 1 to 40 lower-case letters, digits and inner hyphens, beginning with a letter";
    static final String TIER = "Where a tenant is placed that asks for no tier itself.";

    Plan named(String name) {
        FieldErrors errors = new FieldErrors();
        var parsed = errors.parse("tier", tier, Tier::parse);
        errors.refuseIfAny();
        return new Plan(name, limits.plan(), parsed.get(), features, retentionDays, retired, 1);
    }

    /** Each 1 or more. */
    record Limits(
            @NotNull @Min(1) Integer users,
            @NotNull @Min(1) Integer documentsPerMonth,
            @NotNull @Min(1) Integer requestsPerSecond,
            @NotNull @Min(1) Integer concurrentRequests,
            @NotNull @Min(1) Integer connections,
            @NotNull @Min(1) @Max(3600) Integer statementTimeoutSeconds,

            @Schema(description = "What counts as one, the product decides; it reads the limit from the licence.")
            @NotNull
            @Min(1)
            Integer establishments,

            @Schema(description = "Of the tenant's database on its server's disk.")
            @NotNull
            @Min(1)
            @Max(PlanLimits.ANY_STORAGE)
            Long storageBytes) {
        PlanLimits plan() {
            return new PlanLimits(
                    users,
                    documentsPerMonth,
                    requestsPerSecond,
                    concurrentRequests,
                    connections,
                    statementTimeoutSeconds,
                    establishments,
                    storageBytes);
        }
    }
}
