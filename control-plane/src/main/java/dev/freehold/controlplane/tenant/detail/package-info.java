/** What a tenant is described by, as value types that only valid text can make. Enter at TenantProfile. */
@NullMarked
package dev.freehold.controlplane.tenant.detail;

import org.jspecify.annotations.NullMarked;
