package dev.freehold.controlplane.tenant;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.adoption.SourceDatabase;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.placement.Tier;
import dev.freehold.controlplane.platform.PersonalData;
import dev.freehold.controlplane.tenant.detail.Environment;
import dev.freehold.controlplane.tenant.detail.Residency;
import dev.freehold.controlplane.tenant.detail.TenantProfile;

/**
 * A tenant as asked for, all fields valid in themselves.
 *
 * @param tier how far apart it is to be kept; absent: as its plan says
 */
@PersonalData
record NewTenant(
        TenantSlug slug,
        TenantProfile profile,
        String plan,
        Region region,
        Residency residency,
        @Nullable Tier tier,
        Environment environment,
        @Nullable AskedArchive archive,
        @Nullable SourceDatabase source) {
    @Override
    public String toString() {
        return "NewTenant[slug=" + slug + ", plan=" + plan + "]";
    }
}
