package dev.freehold.worker.effect.database;

import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Strikes the names off the ledger, last of all: until then what is left could be found by them. */
public final class ReleaseNames implements Step {
    private final PoolSession session;
    private final Names names;

    public ReleaseNames(PoolSession session, Names names) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
    }

    @Override
    public String name() {
        return "release";
    }

    @Override
    public boolean detect() {
        return names.all().isEmpty();
    }

    @Override
    public void act() {
        names.all().forEach(reserved -> session.reservations().remove(reserved.database()));
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable("names_not_released", "The ledger still has the tenant's names.");
        }
    }
}
