package dev.freehold.controlplane.tenant;

import java.util.Map;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.command.Purge;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.archive.Archives;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.operation.GiveUpArchiving;
import dev.freehold.controlplane.operation.Operation;
import dev.freehold.controlplane.operation.Operations;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Orders that everything of a deleted tenant be removed. Whether its time has come is for its region's workers to say. */
@Singleton
public class DropTenant {
    private static final String PLATFORM = "freehold";

    private final TenantRegistry registry;
    private final Operations operations;
    private final GiveUpArchiving giveUpArchiving;
    private final Archives archives;
    private final AuditTrail audit;
    private final Caller caller;

    DropTenant(
            TenantRegistry registry,
            Operations operations,
            GiveUpArchiving giveUpArchiving,
            Archives archives,
            AuditTrail audit,
            Caller caller) {
        this.registry = requireNonNull(registry);
        this.operations = requireNonNull(operations);
        this.giveUpArchiving = requireNonNull(giveUpArchiving);
        this.archives = requireNonNull(archives);
        this.audit = requireNonNull(audit);
        this.caller = requireNonNull(caller);
    }

    /** Now that its retention is over. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Operation whenDue(TenantId id) {
        Tenant dropping = begin(registry.lock(id));
        return operations.start(operation -> dropping.drop(operation, null), PLATFORM, null);
    }

    /** Without waiting for the end of its retention. */
    @Transactional
    Operation early(TenantSlug slug, Purge purge) {
        return early(slug, purge, caller.name());
    }

    /** As above, in the name of whoever asked for it before. */
    @Transactional
    Operation early(TenantSlug slug, Purge purge, String requestedBy) {
        Tenant tenant = registry.lock(slug);
        requireArchive(tenant, purge);
        if (purge.archive() == null) {
            // Who wants no archive need not wait for one, which may never come.
            giveUpArchiving.of(tenant.id());
        }
        Tenant dropping = begin(tenant);
        Operation operation = operations.start(id -> dropping.drop(id, purge), requestedBy, null);
        OperationId archive = purge.archive();
        audit.record(
                "tenant.purge",
                tenant.id(),
                Map.of("operation", operation.id(), "archive", archive == null ? "none" : archive.toString()));
        return operation;
    }

    /** For a tenant under its lock: refuses what {@link #early} would refuse, but for what is under way now. */
    void requirePurgeable(Tenant tenant, Purge purge) {
        requireArchive(tenant, purge);
        next(tenant);
    }

    private void requireArchive(Tenant tenant, Purge purge) {
        OperationId archive = purge.archive();
        if (archive != null && archives.find(tenant.id(), archive).isEmpty()) {
            throw new Refusal.Invalid(
                    "archive",
                    "is not one of this tenant; GET /v1/tenants/" + tenant.slug()
                            + "/archives lists them, and none says that none is wanted");
        }
    }

    private Tenant begin(Tenant tenant) {
        operations.requireFree(tenant.id(), OperationKind.DROP);
        return registry.save(tenant.in(next(tenant)), null);
    }

    private static TenantState.Dropping next(Tenant tenant) {
        return switch (tenant.state()) {
            case TenantState.Deleting deleting -> deleting.drop();
            case TenantState.Active _, TenantState.Suspended _, TenantState.Provisioning _ ->
                throw Conflicts.already(tenant, "purged", "Delete it first.");
            case TenantState.Failed _, TenantState.Dropping _, TenantState.Dropped _ ->
                throw Conflicts.over(tenant, "purged");
        };
    }
}
