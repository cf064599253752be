package dev.freehold.tenantservice.connect;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantConnectionResolver;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

import dev.freehold.contracts.tenancy.TenantId;

/** Gives Hibernate a door per tenant. */
@PersistenceUnitExtension
@ApplicationScoped
class TenantDoors implements TenantConnectionResolver {
    private final Lender connections;

    TenantDoors(Lender connections) {
        this.connections = connections;
    }

    @Override
    public ConnectionProvider resolve(String tenant) {
        return new TenantConnectionDoor(TenantId.parse(tenant), connections);
    }
}
