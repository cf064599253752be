package dev.freehold.tenantservice.route;

import dev.freehold.contracts.tenancy.TenantId;

/** Fired after the table took another state or epoch for a tenant, or forgot it: what was opened under the old route has to close. */
public record RouteChanged(TenantId tenant) {}
