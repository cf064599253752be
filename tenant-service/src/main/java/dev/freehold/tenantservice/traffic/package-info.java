/** What this process does for each tenant, counted until it is told. Enter at TenantTraffics. */
@NullMarked
package dev.freehold.tenantservice.traffic;

import org.jspecify.annotations.NullMarked;
