package dev.freehold.controlplane.tenant;

import java.util.Map;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.archive.Archive;
import dev.freehold.controlplane.archive.Archives;
import dev.freehold.controlplane.archive.Removals;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.operation.Operation;
import dev.freehold.controlplane.operation.Operations;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Orders that an archive be removed, also one of a tenant that is gone. Whether it is old enough is for its region's workers to say. */
@Singleton
public class DiscardArchive {
    private static final String PLATFORM = "freehold";

    private final TenantRegistry registry;
    private final Archives archives;
    private final Removals removals;
    private final Operations operations;
    private final AuditTrail audit;

    DiscardArchive(
            TenantRegistry registry, Archives archives, Removals removals, Operations operations, AuditTrail audit) {
        this.registry = requireNonNull(registry);
        this.archives = requireNonNull(archives);
        this.removals = requireNonNull(removals);
        this.operations = requireNonNull(operations);
        this.audit = requireNonNull(audit);
    }

    /** Because its time is over. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void whenExpired(Removals.Expired expired) {
        Tenant tenant = registry.lock(expired.tenant());
        ArchiveSource source = source(tenant, expired.archive());
        begin(source, operations.start(id -> tenant.discarding(id, source), PLATFORM, null));
    }

    /** Because somebody says so. */
    @Transactional
    Operation run(TenantId id, OperationId archive) {
        Tenant tenant = registry.lock(id);
        ArchiveSource source = source(tenant, archive);
        Operation operation = begin(source, operations.start(each -> tenant.discarding(each, source), null));
        audit.record("archive.discard", tenant.id(), Map.of("operation", operation.id(), "archive", archive));
        return operation;
    }

    private ArchiveSource source(Tenant tenant, OperationId id) {
        Archive archive = archives.find(tenant.id(), id)
                .orElseThrow(() -> new Refusal.Missing("The tenant has no such archive."));
        operations.requireFree(tenant.id(), OperationKind.DISCARD);
        removals.underWay(id).ifPresent(removal -> {
            throw new Refusal.Conflict(
                    ProblemCode.OPERATION_IN_THE_WAY,
                    "The archive is being removed already. Follow GET /v1/operations/" + removal + ".",
                    removal);
        });
        return new ArchiveSource(tenant.id(), archive.id(), archive.manifestSha256(), false);
    }

    private Operation begin(ArchiveSource source, Operation operation) {
        removals.begin(source.archive(), operation.id());
        return operation;
    }
}
