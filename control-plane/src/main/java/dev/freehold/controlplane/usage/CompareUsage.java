package dev.freehold.controlplane.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.license.Plans;

import static java.util.Objects.requireNonNull;

/** Puts what a tenant uses beside what its plan allows. */
@Singleton
class CompareUsage {
    private static final String WORKER = "worker";
    private static final String DATA_PLANE = "data-plane";

    private final UsageReader reader;
    private final Plans plans;

    CompareUsage(UsageReader reader, Plans plans) {
        this.reader = requireNonNull(reader);
        this.plans = requireNonNull(plans);
    }

    Optional<Usage> of(TenantSlug slug) {
        return reader.find(slug)
                .map(use -> compare(use, plans.require(use.plan()).limits()));
    }

    static Usage compare(UsageReader.Use use, PlanLimits limits) {
        Sheet sheet = new Sheet();
        String notCounted = "No worker has counted it in the tenant's database yet.";
        sheet.add("users", use.users(), (long) limits.users(), WORKER, use.measuredAt(), notCounted);
        sheet.add(
                "documentsThisMonth",
                use.documents(),
                (long) limits.documentsPerMonth(),
                WORKER,
                use.measuredAt(),
                "No worker has counted it in the tenant's database this month.");
        sheet.add("connections", use.connections(), (long) limits.connections(), WORKER, use.measuredAt(), notCounted);
        sheet.add("bytes", use.bytes(), limits.storageBytes(), WORKER, use.measuredAt(), notCounted);
        sheet.add(
                "requestsThisMonth",
                use.requests(),
                null,
                DATA_PLANE,
                use.toldAt(),
                "No data plane has told of a request this month.");
        sheet.unknown(
                "establishments",
                (long) limits.establishments(),
                "What counts as one, the product decides; nothing in the tenant's database says it. The product reads the limit from"
                        + " the licence.");
        sheet.unknown(
                "requestsPerSecond",
                (long) limits.requestsPerSecond(),
                "It is held in each process and counted by the month only.");
        sheet.unknown(
                "concurrentRequests",
                (long) limits.concurrentRequests(),
                "It is held in each process and not counted.");
        return new Usage(use.tenant(), use.plan(), use.monthBegan(), sheet.measured, sheet.notMeasured);
    }

    private static final class Sheet {
        private final List<Usage.Measured> measured = new ArrayList<>();
        private final List<Usage.NotMeasured> notMeasured = new ArrayList<>();

        void add(
                String name,
                @Nullable Long used,
                @Nullable Long limit,
                String source,
                @Nullable Instant at,
                String whyNot) {
            if (used == null || at == null) {
                unknown(name, limit, whyNot);
            } else {
                measured.add(Usage.Measured.of(name, used, limit, source, at));
            }
        }

        void unknown(String name, @Nullable Long limit, String why) {
            notMeasured.add(new Usage.NotMeasured(name, limit, why));
        }
    }
}
