/** The registry of tenants and the only writer of their state. TenantsResource is the way in; TenantChanged tells others what became of a tenant. */
@NullMarked
package dev.freehold.controlplane.tenant;

import org.jspecify.annotations.NullMarked;
