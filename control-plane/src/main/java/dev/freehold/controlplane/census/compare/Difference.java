package dev.freehold.controlplane.census.compare;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;

/**
 * One thing that is not as it should be.
 *
 * @param subject the name of what was found or missed: a database, a role, a group, a tenant's slug
 * @param tenant whose it is by what it bears, where it is anybody's
 * @param detail what is wrong
 * @param advice what to think of before resolving it, or to do instead
 */
public record Difference(
        FindingKind kind,
        Region region,
        @Nullable PoolId pool,
        String subject,
        @Nullable TenantId tenant,
        Remedy remedy,
        String detail,
        String advice) {}
