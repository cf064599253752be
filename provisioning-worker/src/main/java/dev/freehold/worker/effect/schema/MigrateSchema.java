package dev.freehold.worker.effect.schema;

import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Brings the database to the newest schema; one fresh from the newest template is there already. */
public final class MigrateSchema implements Step {
    private final PoolSession session;
    private final Names names;

    public MigrateSchema(PoolSession session, Names names) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
    }

    @Override
    public String name() {
        return "migrate";
    }

    @Override
    public boolean detect() {
        try (SqlSession sql = session.openAsOwner(names.only().database())) {
            return TenantHistories.areAtHead(sql);
        }
    }

    @Override
    public void act() {
        TenantHistories.migrate(session, names.only().database());
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.permanent(
                    "schema_not_at_head", "The database's schema is not the newest one that this worker knows.");
        }
    }
}
