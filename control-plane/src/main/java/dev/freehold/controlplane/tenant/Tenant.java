package dev.freehold.controlplane.tenant;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.command.FirstAdmin;
import dev.freehold.contracts.command.Purge;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.platform.PersonalData;
import dev.freehold.controlplane.tenant.detail.Environment;
import dev.freehold.controlplane.tenant.detail.Residency;
import dev.freehold.controlplane.tenant.detail.TenantProfile;

/**
 * A customer.
 *
 * @param version grows with every change of anything here
 */
@PersonalData
public record Tenant(
        TenantId id,
        TenantSlug slug,
        TenantProfile profile,
        String plan,
        Region region,
        Residency residency,
        PoolId pool,
        Environment environment,
        TenantState state,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    Tenant in(TenantState next) {
        return new Tenant(
                id, slug, profile, plan, region, residency, pool, environment, next, version, createdAt, updatedAt);
    }

    Tenant placed(PoolId newPool) {
        return new Tenant(
                id, slug, profile, plan, region, residency, newPool, environment, state, version, createdAt, updatedAt);
    }

    Tenant revised(TenantProfile newProfile, String newPlan, Residency newResidency) {
        return new Tenant(
                id,
                slug,
                newProfile,
                newPlan,
                region,
                newResidency,
                pool,
                environment,
                state,
                version,
                createdAt,
                updatedAt);
    }

    Tenant saved(Instant moment) {
        return new Tenant(
                id, slug, profile, plan, region, residency, pool, environment, state, version + 1, createdAt, moment);
    }

    /** What a worker has to be told. Only a provisioning needs to know the first administrator. */
    Command command(OperationId operation, OperationKind kind) {
        FirstAdmin admin = kind == OperationKind.PROVISION ? firstAdmin() : null;
        return command(operation, kind, admin, null, null, null, null);
    }

    /** What a worker has to be told that fills the new tenant from an archive. */
    Command importing(OperationId operation, ArchiveSource source) {
        return command(operation, OperationKind.IMPORT, firstAdmin(), source, null, null, null);
    }

    /** What a worker has to be told that makes the new tenant of a database elsewhere, named in a form that only its region can read. */
    Command adopting(OperationId operation, String sealedSource) {
        return command(operation, OperationKind.ADOPT, firstAdmin(), null, null, null, sealedSource);
    }

    /** What a worker has to be told that removes an archive of the tenant. */
    Command discarding(OperationId operation, ArchiveSource archive) {
        return command(operation, OperationKind.DISCARD, null, archive, null, null, null);
    }

    /** What a worker has to be told that closes the tenant for good. */
    Command offboarding(OperationId operation, Duration retention) {
        return command(operation, OperationKind.OFFBOARD, null, null, retention, null, null);
    }

    /** What a worker has to be told that removes the tenant. */
    Command drop(OperationId operation, @Nullable Purge purge) {
        return command(operation, OperationKind.DROP, null, null, null, purge, null);
    }

    private Command command(
            OperationId operation,
            OperationKind kind,
            @Nullable FirstAdmin admin,
            @Nullable ArchiveSource archive,
            @Nullable Duration retention,
            @Nullable Purge purge,
            @Nullable String source) {
        return new Command(
                operation,
                kind,
                id,
                slug,
                region,
                pool,
                environment.wireName(),
                state.epoch(),
                admin,
                archive,
                retention,
                purge,
                source);
    }

    private FirstAdmin firstAdmin() {
        return new FirstAdmin(
                profile.contactName().value(), profile.adminEmail().value());
    }

    @Override
    public String toString() {
        return "Tenant[id=" + id + ", slug=" + slug + ", state=" + state + ", version=" + version + "]";
    }
}
