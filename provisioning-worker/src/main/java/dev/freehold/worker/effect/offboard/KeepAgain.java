package dev.freehold.worker.effect.offboard;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Strikes an offboarding off the ledger, so that no drop is let in without a new one. Nothing to do where there was none. */
public final class KeepAgain implements Step {
    private final PoolSession session;
    private final TenantId tenant;

    public KeepAgain(PoolSession session, TenantId tenant) {
        this.session = requireNonNull(session, "session is null");
        this.tenant = requireNonNull(tenant, "tenant is null");
    }

    @Override
    public String name() {
        return "keep";
    }

    @Override
    public boolean detect() {
        return session.offboardings().of(tenant).isEmpty();
    }

    @Override
    public void act() {
        session.offboardings().takeBack(tenant);
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.permanent("drop_begun", "A drop of the tenant has begun; there is no way back.");
        }
    }
}
