package dev.freehold.worker.effect.archive;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.worker.effect.schema.TenantHistories;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.copy.TenantLoad;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Gives the empty database the archive's schema, where that is older than the one it was copied with. */
public final class FitSchema implements Step {
    private final PoolSession session;
    private final Names names;
    private final ArchiveIntake intake;

    public FitSchema(PoolSession session, Names names, ArchiveIntake intake) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.intake = requireNonNull(intake, "intake is null");
    }

    @Override
    public String name() {
        return "archive_schema";
    }

    @Override
    public boolean detect() {
        try (SqlSession sql = session.openAsOwner(names.only().database())) {
            return TenantLoad.isFilledFrom(sql, intake.identity())
                    || TenantHistories.areAt(sql, intake.manifest().schema());
        }
    }

    /** Nobody has been let in yet, and nothing was loaded. */
    @Override
    public void act() {
        DatabaseName database = names.only().database();
        try (SqlSession sql = session.openAsOwner(database)) {
            sql.run("DROP SCHEMA IF EXISTS freehold, product CASCADE");
        }
        TenantHistories.createNamespaces(session, database);
        TenantHistories.migrateTo(session, database, intake.manifest().schema());
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.permanent(
                    "schema_differs", "The database did not get the schema that the archive was made with.");
        }
    }
}
