package dev.freehold.controlplane.health;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/** Says how a tenant is by what has been told of it. */
@Singleton
class JudgeTenant {
    private static final int WORSE = 10;

    private final HealthConfig config;

    JudgeTenant(HealthConfig config) {
        this.config = requireNonNull(config);
    }

    TenantHealth judge(TenantFigures figures) {
        List<Finding> findings = new ArrayList<>();
        database(figures, findings);
        traffic(figures, findings);
        return new TenantHealth(
                figures.slug(),
                figures.id(),
                figures.region(),
                figures.pool(),
                Finding.worst(findings),
                findings,
                figures.observedAt(),
                figures.database(),
                figures.traffic());
    }

    private void database(TenantFigures figures, List<Finding> findings) {
        TenantHealth.Database database = figures.database();
        Double ago = figures.measuredSecondsAgo();
        if (database == null || ago == null || ago > config.staleAfter().toSeconds()) {
            // Requests that were served of late prove as much.
            if (!isServed(figures.traffic())) {
                findings.add(new Finding(
                        "not_observed", "No worker and no data plane has told of it of late.", HealthState.UNKNOWN));
            }
            return;
        }
        if (!database.reachable()) {
            findings.add(
                    new Finding("database_unreachable", "A worker could not use its database.", HealthState.UNHEALTHY));
        }
        if (Boolean.FALSE.equals(figures.schemaServed())) {
            findings.add(new Finding(
                    "schema_not_served",
                    "No live process of its region serves schema version " + database.schemaVersion() + ".",
                    HealthState.UNHEALTHY));
        }
    }

    private void traffic(TenantFigures figures, List<Finding> findings) {
        TenantHealth.Traffic traffic = figures.traffic();
        if (traffic == null) {
            return;
        }
        if (traffic.unavailable() > 0) {
            findings.add(new Finding(
                    "database_unavailable",
                    traffic.unavailable() + " of " + traffic.requests()
                            + " requests found no database within a quarter of an hour.",
                    traffic.unavailable() * 2 > traffic.requests() ? HealthState.UNHEALTHY : HealthState.DEGRADED));
        }
        if (traffic.requests() < config.fewestRequests()) {
            return;
        }
        double errors = (double) traffic.errors() / traffic.requests();
        if (errors >= config.errorShare()) {
            findings.add(new Finding(
                    "errors",
                    percent(errors) + " of " + traffic.requests() + " requests failed within a quarter of an hour.",
                    errors >= WORSE * config.errorShare() ? HealthState.UNHEALTHY : HealthState.DEGRADED));
        }
        double slow = (double) traffic.slow() / traffic.requests();
        if (slow >= config.slowShare()) {
            findings.add(new Finding(
                    "slow",
                    percent(slow) + " of " + traffic.requests()
                            + " requests took longer than a second within a quarter of an hour.",
                    HealthState.DEGRADED));
        }
    }

    private static boolean isServed(TenantHealth.@Nullable Traffic traffic) {
        return traffic != null && traffic.requests() > traffic.errors();
    }

    static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
