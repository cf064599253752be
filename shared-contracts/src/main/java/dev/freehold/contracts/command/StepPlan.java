package dev.freehold.contracts.command;

import java.util.List;

/** All steps of the saga in order, told once a lease begins, so that watchers see what is still to come. */
public record StepPlan(int attempt, List<String> steps) {
    public StepPlan {
        steps = List.copyOf(steps);
    }
}
