package dev.freehold.controlplane.command;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.Refusal;

/** Why a report is not accepted. */
final class LeaseLost {
    private LeaseLost() {}

    /** Another region's commands do not exist for a worker. */
    static Refusal refusal(CommandTable commands, OperationId operation, Region region) {
        if (commands.tenantOf(operation, region).isEmpty()) {
            return new Refusal.Missing("No command of your region has this operation id.");
        }
        return new Refusal.Conflict(
                ProblemCode.LEASE_LOST,
                "This attempt has ended or another worker has taken over. Stop working on it and lease again.",
                operation);
    }
}
