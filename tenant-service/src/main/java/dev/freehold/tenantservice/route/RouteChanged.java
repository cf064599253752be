package dev.freehold.tenantservice.route;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.TenantId;

/**
 * Fired after the table took another state or epoch for a tenant, or forgot it: what was opened under the old route has to close.
 *
 * @param version the feed version that brought it
 * @param servable the epoch under which the tenant is served from now on; null if it is not served at all
 */
public record RouteChanged(
        TenantId tenant, long version, @Nullable Epoch servable) {}
