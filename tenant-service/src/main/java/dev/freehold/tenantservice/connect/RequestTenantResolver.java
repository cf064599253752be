package dev.freehold.tenantservice.connect;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.RequestScoped;

import dev.freehold.tenantservice.resolve.CurrentTenant;
import dev.freehold.tenantservice.resolve.NoTenantException;

/** Tells Hibernate the request's tenant. There is no default one. */
@PersistenceUnitExtension
@RequestScoped
class RequestTenantResolver implements TenantResolver {
    private final CurrentTenant current;

    RequestTenantResolver(CurrentTenant current) {
        this.current = current;
    }

    @Override
    public String getDefaultTenantId() {
        throw NoTenantException.namingTheCaller();
    }

    @Override
    public String resolveTenantId() {
        return current.id().toString();
    }
}
