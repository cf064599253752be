package dev.freehold.controlplane.tenant;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.controlplane.platform.Refusal;

/** Why a tenant's state does not allow an action, and what to do instead. */
final class Conflicts {
    private Conflicts() {}

    static Refusal notYet(Tenant tenant, String action) {
        return conflict(tenant, action, "Wait for its provisioning to end, then try again.");
    }

    static Refusal already(Tenant tenant, String action, String remedy) {
        return conflict(tenant, action, remedy);
    }

    static Refusal deleting(Tenant tenant, String action) {
        return conflict(tenant, action, "Undelete it first.");
    }

    static Refusal over(Tenant tenant, String action) {
        return conflict(tenant, action, "It is gone for good; create a new tenant instead.");
    }

    private static Refusal conflict(Tenant tenant, String action, String remedy) {
        return new Refusal.Conflict(
                ProblemCode.STATE_CONFLICT,
                "The tenant is " + tenant.state().wireName() + " and cannot be " + action + ". " + remedy);
    }
}
