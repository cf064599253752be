package dev.freehold.operator.reconcile;

import java.time.Duration;
import java.util.List;

import dev.freehold.operator.resource.TenantStatus;

/**
 * What one look at a resource came to.
 *
 * @param again after how long it is looked at next
 * @param over whether the resource may go, where it is to
 */
record Outcome(TenantStatus status, List<Finding> findings, Duration again, boolean over) {
    Outcome {
        findings = List.copyOf(findings);
    }

    static Outcome look(TenantStatus status, List<Finding> findings, Duration again) {
        return new Outcome(status, findings, again, false);
    }

    static Outcome done(TenantStatus status) {
        return new Outcome(status, List.of(), Duration.ZERO, true);
    }
}
