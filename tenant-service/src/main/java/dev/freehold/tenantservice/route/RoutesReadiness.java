package dev.freehold.tenantservice.route;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that routes are usable, never that every tenant's database is up. */
@Readiness
@ApplicationScoped
class RoutesReadiness implements HealthCheck {
    private final RouteTable table;

    RoutesReadiness(RouteTable table) {
        this.table = table;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("routes")
                .status(table.usable())
                .withData("version", table.version())
                .withData("tenants", table.size())
                .build();
    }
}
