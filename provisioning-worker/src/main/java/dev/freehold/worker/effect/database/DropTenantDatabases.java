package dev.freehold.worker.effect.database;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.worker.postgres.DatabaseFacts;
import dev.freehold.worker.postgres.Databases;
import dev.freehold.worker.postgres.ledger.DropTurns;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Reservation;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Removes the databases behind the names, each only if it is ours to drop, one after the other at the pool's pace. */
public final class DropTenantDatabases implements Step {
    private final PoolSession session;
    private final Names names;
    private final DropPace pace;

    public DropTenantDatabases(PoolSession session, Names names, DropPace pace) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.pace = requireNonNull(pace, "pace is null");
    }

    @Override
    public String name() {
        return "drop_database";
    }

    @Override
    public boolean detect() {
        return names.all().stream()
                .allMatch(reserved ->
                        session.databases().find(reserved.database()).isEmpty());
    }

    @Override
    public void act() {
        for (Reservation reserved : names.all()) {
            session.databases().find(reserved.database()).ifPresent(facts -> drop(reserved, facts));
        }
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable("database_alive", "The database is still there after its drop.");
        }
    }

    private void drop(Reservation reserved, DatabaseFacts facts) {
        new OursToDrop(session).require(reserved, facts);
        takeTurn(reserved);
        DatabaseName database = reserved.database();
        Databases databases = session.databases();
        session.reservations().mark(database, Reservation.State.DROPPING);
        if (facts.connectable()) {
            databases.allowConnections(database, false);
        }
        pace.await(session.pool());
        databases.drop(database);
    }

    /** Undoing and census may remove one that is in use without a drop that was let in; they do not get round the limit either. */
    private void takeTurn(Reservation reserved) {
        if (reserved.state() == Reservation.State.LIVE
                && !session.offboardings().isLetIn(reserved.tenant())) {
            new DropTurns(session, pace.rules()).take(reserved.tenant(), true, () -> {});
        }
    }
}
