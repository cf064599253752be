package dev.freehold.worker.effect.offboard;

import java.time.Duration;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.postgres.ledger.DropRules;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Notes in the ledger that the tenant was closed, and until when a drop is refused. */
public final class Retain implements Step {
    private final PoolSession session;
    private final TenantId tenant;
    private final OperationId operation;
    private final Duration retention;

    /** @param asked is lengthened to the region's minimum */
    public Retain(PoolSession session, TenantId tenant, OperationId operation, Duration asked, DropRules rules) {
        this.session = requireNonNull(session, "session is null");
        this.tenant = requireNonNull(tenant, "tenant is null");
        this.operation = requireNonNull(operation, "operation is null");
        this.retention = rules.retention(asked);
    }

    @Override
    public String name() {
        return "retain";
    }

    @Override
    public boolean detect() {
        return session.offboardings()
                .of(tenant)
                .filter(offboarding -> offboarding.operation().equals(operation))
                .isPresent();
    }

    @Override
    public void act() {
        session.offboardings().begin(tenant, operation, retention);
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable("not_retained", "The ledger does not show the tenant's retention.");
        }
    }
}
