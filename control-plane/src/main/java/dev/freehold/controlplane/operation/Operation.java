package dev.freehold.controlplane.operation;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.StepProgress;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.operation.StepState;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.placement.Choice;

/**
 * A lifecycle action on one tenant, as callers see it.
 *
 * @param tenant the tenant's slug when it was asked for
 * @param worker the worker that has it or had it last; absent before the first
 * @param retryOf the operation that an operator wanted tried again by this one
 * @param placement why its pool was chosen, where it chose one
 * @param error why it failed or is not done yet; absent while all goes well
 */
public record Operation(
        OperationId id,
        OperationKind kind,
        TenantSlug tenant,
        TenantId tenantId,
        OperationState state,
        List<Step> steps,
        @Nullable Reason error,
        String requestedBy,
        @Nullable String traceId,
        @Nullable String worker,
        @Nullable OperationId retryOf,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Choice placement) {
    public Operation {
        steps = List.copyOf(steps);
    }

    Operation with(List<Step> itsSteps) {
        return new Operation(
                id,
                kind,
                tenant,
                tenantId,
                state,
                itsSteps,
                error,
                requestedBy,
                traceId,
                worker,
                retryOf,
                createdAt,
                finishedAt,
                placement);
    }

    Operation with(Choice itsPlacement) {
        return new Operation(
                id,
                kind,
                tenant,
                tenantId,
                state,
                steps,
                error,
                requestedBy,
                traceId,
                worker,
                retryOf,
                createdAt,
                finishedAt,
                itsPlacement);
    }

    /**
     * What went wrong.
     *
     * @param step the step where it did, where known
     */
    public record Reason(
            String code, String message, @Nullable String step) {}

    /**
     * One step of the saga.
     *
     * @param progress how much it has done so far, where it counts
     */
    public record Step(
            String name,
            StepState state,
            int attempts,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable StepError error,
            @Nullable StepProgress progress) {}

    /** What went wrong in a step. */
    public record StepError(String code, String message) {}
}
