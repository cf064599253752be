package dev.freehold.worker.postgres.stock;

import java.time.Duration;
import java.util.List;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.worker.postgres.SqlSession;

import static java.util.Objects.requireNonNull;

/** The ledger's record of which templates are complete, and of when workers used them. */
public final class Templates {
    private final SqlSession sql;

    public Templates(SqlSession sql) {
        this.sql = requireNonNull(sql, "sql is null");
    }

    public boolean isComplete(SchemaVersion schema) {
        return sql.holds(
                "SELECT complete AND checksum = ? FROM ledger.template WHERE version = ?",
                schema.checksum(),
                schema.number());
    }

    /** Whether a worker of a newer schema has been heard of within the grace; after a roll-back there is none any more. */
    public boolean hasNewerInUse(int version, Duration grace) {
        return sql.holds("""
                SELECT true FROM ledger.template
                WHERE complete AND version > ? AND used_at >= now() - ? * interval '1 second' LIMIT 1
                """, version, grace.toSeconds());
    }

    public void mark(SchemaVersion schema, DatabaseName database, boolean complete) {
        sql.update("""
                INSERT INTO ledger.template (version, database, complete, checksum) VALUES (?, ?, ?, ?)
                ON CONFLICT (version) DO UPDATE
                SET complete = EXCLUDED.complete, checksum = EXCLUDED.checksum, used_at = now()
                """, schema.number(), database.value(), complete, schema.checksum());
    }

    /** Says that a worker of this version is alive. */
    public void use(int version) {
        sql.update("UPDATE ledger.template SET used_at = now() WHERE version = ?", version);
    }

    /** The older ones whose workers have not been heard of for so long. */
    public List<Integer> unusedBefore(int version, Duration grace) {
        return sql.all("""
                SELECT version FROM ledger.template
                WHERE version < ? AND used_at < now() - ? * interval '1 second' ORDER BY version
                """, row -> row.getInt(1), version, grace.toSeconds());
    }

    /** Keeps attempts from copying it. */
    public void retire(int version) {
        sql.update("UPDATE ledger.template SET complete = false WHERE version = ?", version);
    }

    public void remove(int version) {
        sql.update("DELETE FROM ledger.template WHERE version = ?", version);
    }
}
