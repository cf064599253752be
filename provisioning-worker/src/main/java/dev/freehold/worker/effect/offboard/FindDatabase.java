package dev.freehold.worker.effect.offboard;

import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Check;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** That there is something to archive. What the ledger names and the server that it was asked of does not have is lost: no later attempt finds it. */
public final class FindDatabase implements Check {
    private final PoolSession session;
    private final Names names;

    public FindDatabase(PoolSession session, Names names) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
    }

    @Override
    public String name() {
        return "find_database";
    }

    @Override
    public boolean gate() {
        return true;
    }

    @Override
    public void act() {
        boolean lost = names.all().stream()
                .anyMatch(reserved -> session.databases()
                        .find(reserved.database())
                        .filter(found -> !found.dropWasInterrupted())
                        .isEmpty());
        if (lost) {
            throw StepFailedException.permanent(
                    "database_lost",
                    "The tenant's database is not on its pool any more, though the ledger names it, so there is nothing to archive. "
                            + "The tenant is closed and its retention runs; restore the database, or purge the tenant without an archive.");
        }
    }
}
