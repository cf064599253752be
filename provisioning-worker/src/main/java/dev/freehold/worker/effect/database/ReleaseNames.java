package dev.freehold.worker.effect.database;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Strikes a dropped tenant's names off the ledger, last of all: until then what is left could be found by them. */
public final class ReleaseNames implements Step {
    private final PoolSession session;
    private final TenantId tenant;

    public ReleaseNames(PoolSession session, TenantId tenant) {
        this.session = requireNonNull(session, "session is null");
        this.tenant = requireNonNull(tenant, "tenant is null");
    }

    @Override
    public String name() {
        return "release";
    }

    @Override
    public boolean detect() {
        return session.reservations().isBuried(tenant)
                && session.reservations().of(tenant).isEmpty();
    }

    @Override
    public void act() {
        session.reservations().bury(tenant);
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable("names_not_released", "The ledger still has the tenant's names.");
        }
    }
}
