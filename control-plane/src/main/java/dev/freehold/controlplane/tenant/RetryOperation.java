package dev.freehold.controlplane.tenant;

import java.util.Map;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.operation.Operation;
import dev.freehold.controlplane.operation.OperationState;
import dev.freehold.controlplane.operation.Operations;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Tries an operation again: at once if it waits for its next attempt, by a new one if it has come to nothing. */
@Singleton
class RetryOperation {
    private final TenantRegistry registry;
    private final Operations operations;
    private final CreateTenant createTenant;
    private final ResumeTenant resumeTenant;
    private final VerifyTenant verifyTenant;
    private final RotateCredential rotateCredential;
    private final AuditTrail audit;

    RetryOperation(
            TenantRegistry registry,
            Operations operations,
            CreateTenant createTenant,
            ResumeTenant resumeTenant,
            VerifyTenant verifyTenant,
            RotateCredential rotateCredential,
            AuditTrail audit) {
        this.registry = requireNonNull(registry);
        this.operations = requireNonNull(operations);
        this.createTenant = requireNonNull(createTenant);
        this.resumeTenant = requireNonNull(resumeTenant);
        this.verifyTenant = requireNonNull(verifyTenant);
        this.rotateCredential = requireNonNull(rotateCredential);
        this.audit = requireNonNull(audit);
    }

    @Transactional
    Operation run(OperationId id) {
        Tenant tenant = registry.lock(operations.require(id).tenantId());
        Operation before = operations.require(id);
        Operation now = switch (before.state()) {
            case OperationState.Open _ -> operations.hurry(id);
            case OperationState.Failed _, OperationState.Compensated _ -> again(tenant, before);
            case OperationState.Succeeded _ -> throw refusal(before, "It has succeeded; nothing is left to do.");
        };
        audit.record("operation.retry", tenant.id(), Map.of("operation", id, "retriedBy", now.id()));
        return now;
    }

    private Operation again(Tenant tenant, Operation before) {
        return switch (before.kind()) {
            case PROVISION -> createTenant.again(tenant, before.id());
            case RESUME -> resumeTenant.order(tenant, before.id());
            case VERIFY -> verifyTenant.order(tenant, before.id());
            case ROTATE -> rotateCredential.order(tenant, before.id());
            case SUSPEND, DROP, EXPORT, IMPORT, ADOPT, OFFBOARD, UNDELETE, DISCARD ->
                throw refusal(before, "Ask for it anew.");
        };
    }

    private static Refusal refusal(Operation operation, String remedy) {
        return new Refusal.Conflict(
                ProblemCode.STATE_CONFLICT,
                "The operation is " + operation.state().wireName() + " and cannot be tried again. " + remedy,
                operation.id());
    }
}
