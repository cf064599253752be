package dev.freehold.controlplane.command;

import java.util.List;

import dev.freehold.contracts.operation.OperationId;

/** A worker has told all steps of its saga, in order. Observed in the transaction of the report. */
public record StepsPlanned(OperationId operation, List<String> steps) {
    public StepsPlanned {
        steps = List.copyOf(steps);
    }
}
