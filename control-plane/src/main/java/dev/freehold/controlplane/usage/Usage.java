package dev.freehold.controlplane.usage;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.TenantSlug;

/**
 * What a tenant uses beside its plan's limits. What is not known is under {@code notMeasured} and is never 0.
 *
 * @param monthBegan what is counted by the month is counted from then on (UTC)
 */
public record Usage(
        TenantSlug tenant, String plan, Instant monthBegan, List<Measured> measured, List<NotMeasured> notMeasured) {
    public Usage {
        measured = List.copyOf(measured);
        notMeasured = List.copyOf(notMeasured);
    }

    /**
     * One figure.
     *
     * @param limit of the plan; absent where it has none
     * @param over more is used than the limit; false where there is none
     * @param source who counted it: worker, in the database, or data-plane, at its doors
     */
    @Schema(name = "MeasuredUsage")
    public record Measured(
            String name,
            long used,
            @Nullable Long limit,

            @Schema(description = "More is used than the plan allows. The tenant is served all the same.")
            boolean over,

            String source,
            Instant observedAt) {
        static Measured of(String name, long used, @Nullable Long limit, String source, Instant observedAt) {
            return new Measured(name, used, limit, limit != null && used > limit, source, observedAt);
        }
    }

    /**
     * A limit, or something worth knowing, of which nothing is known.
     *
     * @param why for people
     */
    @Schema(name = "UnmeasuredUsage")
    public record NotMeasured(String name, @Nullable Long limit, String why) {}
}
