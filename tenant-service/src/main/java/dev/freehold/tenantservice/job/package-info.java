/** Work for a tenant that no request asked for. TenantJobs is the door: it admits, sets the tenant once and keeps one tenant's failure from the others. */
@NullMarked
package dev.freehold.tenantservice.job;

import org.jspecify.annotations.NullMarked;
