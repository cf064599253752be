package dev.freehold.controlplane.tenant;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.platform.PersonalData;

/**
 * A tenant as callers see it.
 *
 * @param allowedRegions where its data may be; none: anywhere
 * @param dropAfter when the retention of a deleted one is over
 */
@PersonalData
record TenantView(
        TenantId id,
        TenantSlug slug,
        String legalName,
        String taxId,
        String country,
        String contactName,
        String adminEmail,
        String plan,
        Region region,
        Set<String> allowedRegions,
        PoolId pool,
        String environment,
        String state,
        @Nullable Instant dropAfter,
        Epoch epoch,
        Instant createdAt,
        Instant updatedAt) {
    static TenantView of(Tenant tenant) {
        var profile = tenant.profile();
        return new TenantView(
                tenant.id(),
                tenant.slug(),
                profile.legalName().value(),
                profile.taxId().value(),
                profile.country().code(),
                profile.contactName().value(),
                profile.adminEmail().value(),
                tenant.plan(),
                tenant.region(),
                tenant.residency().allowed(),
                tenant.pool(),
                tenant.environment().wireName(),
                tenant.state().wireName(),
                tenant.state().dropAfter(),
                tenant.state().epoch(),
                tenant.createdAt(),
                tenant.updatedAt());
    }

    @Override
    public String toString() {
        return "TenantView[id=" + id + ", slug=" + slug + ", state=" + state + "]";
    }
}
