package dev.freehold.controlplane.tenant;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.tenant.detail.Environment;
import dev.freehold.controlplane.tenant.detail.TenantProfile;

/** A tenant as asked for, all fields valid in themselves. */
record NewTenant(
        TenantSlug slug,
        TenantProfile profile,
        String plan,
        Region region,
        Environment environment,
        @Nullable AskedArchive archive) {}
