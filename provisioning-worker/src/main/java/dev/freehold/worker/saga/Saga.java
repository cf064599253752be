package dev.freehold.worker.saga;

import java.util.HashSet;
import java.util.List;

import dev.freehold.contracts.operation.OperationKind;

/** The steps of one operation, in order. */
public record Saga(OperationKind kind, List<Step> steps) {
    public Saga {
        steps = List.copyOf(steps);
        if (new HashSet<>(names(steps)).size() != steps.size()) {
            throw new IllegalArgumentException("two steps of a saga have the same name");
        }
    }

    public List<String> stepNames() {
        return names(steps);
    }

    private static List<String> names(List<Step> steps) {
        return steps.stream().map(Step::name).toList();
    }
}
