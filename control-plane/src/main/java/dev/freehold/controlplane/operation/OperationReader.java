package dev.freehold.controlplane.operation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.platform.Cursor;
import dev.freehold.controlplane.platform.Page;

import static java.util.Objects.requireNonNull;

/** Reads operations with their steps. */
@Singleton
class OperationReader {
    private final OperationTable operations;
    private final StepTable steps;

    OperationReader(OperationTable operations, StepTable steps) {
        this.operations = requireNonNull(operations);
        this.steps = requireNonNull(steps);
    }

    Optional<Operation> find(OperationId id) {
        return operations
                .find(id)
                .map(operation -> withSteps(List.of(operation)).getFirst());
    }

    /** Newest first; of one tenant's slug or of all. */
    Page<Operation> page(@Nullable TenantSlug slug, Cursor after, int limit) {
        Page<Operation> bare = Page.of(operations.page(slug, after, limit + 1), limit, OperationTable::key);
        return new Page<>(withSteps(bare.items()), bare.nextCursor());
    }

    private List<Operation> withSteps(List<Operation> bare) {
        Set<UUID> keys = bare.stream().map(OperationTable::key).collect(Collectors.toSet());
        var stepsOf = steps.of(keys);
        return bare.stream()
                .map(operation -> operation.with(stepsOf.getOrDefault(OperationTable.key(operation), List.of())))
                .toList();
    }
}
