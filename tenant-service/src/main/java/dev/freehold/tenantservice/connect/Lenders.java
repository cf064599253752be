package dev.freehold.tenantservice.connect;

import java.sql.SQLException;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.freehold.tenantservice.platform.Mode;
import dev.freehold.tenantservice.platform.Safeguard;
import dev.freehold.tenantservice.resolve.CurrentTenant;
import dev.freehold.tenantservice.route.RouteTable;
import dev.freehold.tenantservice.route.StandaloneSettings;

/** Who lends in this process: the registry, unless a process alone is told to be what a benchmark holds the registry against. */
class Lenders {
    @Produces
    @Singleton
    Lender lender(
            TenantConnections registry,
            StandaloneSettings settings,
            @ConfigProperty(name = "freehold.mode") Mode mode,
            Safeguard safeguard,
            RouteTable routes,
            PostgresOpener opener,
            ConnectionLimits limits,
            CurrentTenant current,
            TransactionManager manager,
            TransactionSynchronizationRegistry synchronizations)
            throws SQLException {
        if (mode == Mode.REGION || settings.source() == StandaloneSettings.Source.REGISTRY) {
            return registry;
        }
        safeguard.refuse(
                true,
                "freehold.standalone.source is datasource, which checks no stamp and sees no change of a route.",
                "Leave it away.");
        return new PlainDatasource(
                routes, opener, limits, current::subject, manager, synchronizations, settings.requiredTenant());
    }
}
