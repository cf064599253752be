package dev.freehold.worker.effect.schema;

import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Check;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** That exactly the migrations of this worker's schema have run. */
public final class CheckSchema implements Check {
    private final PoolSession session;
    private final Names names;

    public CheckSchema(PoolSession session, Names names) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
    }

    @Override
    public String name() {
        return "check_schema";
    }

    @Override
    public void act() {
        try (SqlSession sql = session.openAsOwner(names.only().database())) {
            if (!TenantHistories.areAtHead(sql)) {
                throw StepFailedException.permanent(
                        "schema_not_at_head", "The database's schema is not the newest one that this worker knows.");
            }
        }
    }
}
