package dev.freehold.worker.effect.database;

import dev.freehold.worker.postgres.DatabaseFacts;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Reservation;
import dev.freehold.worker.saga.Check;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** That the ledger has the tenant's names, and that behind them stand the database and both roles as we make them. */
public final class CheckNames implements Check {
    private final PoolSession session;
    private final Names names;

    public CheckNames(PoolSession session, Names names) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
    }

    @Override
    public String name() {
        return "check_names";
    }

    @Override
    public void act() {
        Reservation reserved = names.only();
        if (reserved.state() != Reservation.State.LIVE) {
            throw StepFailedException.permanent("not_live", "The ledger does not show the database as live.");
        }
        DatabaseFacts facts = session.databases()
                .find(reserved.database())
                .orElseThrow(() -> StepFailedException.permanent("database_missing", "The tenant's database is gone."));
        OursToDrop.requireOwner(facts);
        if (!facts.connectable()) {
            throw StepFailedException.permanent("database_closed", "The tenant's database takes no connections.");
        }
        if (!reserved.roles().stream().allMatch(session.roles()::isLoginRole)) {
            throw StepFailedException.permanent(
                    "login_role_unfit", "A login role of the database is gone or has other rights than it should.");
        }
    }
}
