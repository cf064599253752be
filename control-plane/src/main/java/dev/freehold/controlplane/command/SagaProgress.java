package dev.freehold.controlplane.command;

import java.util.List;

import dev.freehold.contracts.operation.OperationId;

/** Knows what earlier attempts have done; whoever keeps the steps says it. */
public interface SagaProgress {
    /** Names of succeeded steps, in order. */
    List<String> finishedSteps(OperationId operation);
}
