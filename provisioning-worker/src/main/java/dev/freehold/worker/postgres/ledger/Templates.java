package dev.freehold.worker.postgres.ledger;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.worker.postgres.SqlSession;

import static java.util.Objects.requireNonNull;

/** The ledger's record of which templates are complete, and the lock under which one is made. */
public final class Templates {
    private final SqlSession sql;

    Templates(SqlSession sql) {
        this.sql = requireNonNull(sql, "sql is null");
    }

    public boolean isComplete(int version) {
        return sql.holds("SELECT complete FROM ledger.template WHERE version = ?", version);
    }

    public void mark(int version, DatabaseName database, boolean complete) {
        sql.update("""
                INSERT INTO ledger.template (version, database, complete) VALUES (?, ?, ?)
                ON CONFLICT (version) DO UPDATE SET complete = EXCLUDED.complete
                """, version, database.value(), complete);
    }

    /** Lets one attempt of this pool at a time make a template; the others wait. Where the work fails, the end of the session gives the lock up. */
    public void alone(int version, Runnable work) {
        sql.all("SELECT pg_advisory_lock(hashtextextended('template:' || ?, 0))", row -> true, version);
        work.run();
        sql.all("SELECT pg_advisory_unlock(hashtextextended('template:' || ?, 0))", row -> true, version);
    }
}
