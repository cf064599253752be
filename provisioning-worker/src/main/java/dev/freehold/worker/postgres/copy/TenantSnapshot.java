package dev.freehold.worker.postgres.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.freehold.contracts.archive.ArchiveSequence;
import dev.freehold.contracts.archive.SchemaVersions;
import dev.freehold.contracts.schema.TenantSchema;
import dev.freehold.worker.postgres.SqlSession;

import static java.util.Objects.requireNonNull;

/**
 * A tenant's database as it was at one moment, read by several sessions of its owner. Row-level security is off, so that what it would
 * hide is an error rather than missing.
 */
public final class TenantSnapshot implements AutoCloseable {
    private final List<SqlSession> sessions;
    private final Facts facts;

    private TenantSnapshot(List<SqlSession> sessions, Facts facts) {
        this.sessions = List.copyOf(sessions);
        this.facts = requireNonNull(facts, "facts is null");
    }

    /** @param asOwner opens one of {@code count} sessions */
    public static TenantSnapshot open(Supplier<SqlSession> asOwner, int count) {
        List<SqlSession> opened = new ArrayList<>();
        try {
            SqlSession first = begun(asOwner, opened);
            Facts facts = facts(first);
            for (int i = 1; i < count; i++) {
                SqlSession next = begun(asOwner, opened);
                next.run("SET TRANSACTION SNAPSHOT '" + facts.id() + "'");
            }
            return new TenantSnapshot(opened, facts);
        } catch (RuntimeException e) {
            opened.forEach(SqlSession::close);
            throw e;
        }
    }

    public Facts facts() {
        return facts;
    }

    /** How many can read at once. */
    public int sessions() {
        return sessions.size();
    }

    public List<BusinessTable> tables() {
        return new BusinessTables(sessions.getFirst()).inOrder();
    }

    public List<ArchiveSequence> sequences() {
        return new BusinessTables(sessions.getFirst()).sequences();
    }

    public SchemaVersions schema() {
        return new SchemaVersions(scripts(TenantSchema.PLATFORM), scripts(TenantSchema.PRODUCT));
    }

    /** Nothing where no script of the platform has run. */
    public Optional<SchemaVersions> knownSchema() {
        return scripts(TenantSchema.PLATFORM) == 0 ? Optional.empty() : Optional.of(schema());
    }

    public boolean holds(Predicate<SqlSession> question) {
        return question.test(sessions.getFirst());
    }

    /** Whether there is one stamp, and every row of every table is its tenant's. */
    public boolean isOfOneTenant() {
        SqlSession sql = sessions.getFirst();
        return sql.holds("SELECT to_regclass('freehold.tenant') IS NOT NULL")
                && sql.holds("SELECT count(*) = 1 FROM freehold.tenant")
                && tables().stream().noneMatch(table -> hasOthers(sql, table));
    }

    /** Counts by a query of its own. */
    public long count(BusinessTable table, int session) {
        return sessions.get(session)
                .all("SELECT count(*) FROM " + table.quoted(), row -> row.getLong(1))
                .getFirst();
    }

    /**
     * Writes the table's rows as CSV with a header, a write a row, and tells how many there were.
     *
     * @param session which of them reads; each reads one table at a time
     */
    public long copy(BusinessTable table, int session, OutputStream to) throws IOException {
        String rows = table.partitioned()
                ? "(SELECT %s FROM %s)".formatted(table.quotedColumns(), table.quoted())
                : "%s (%s)".formatted(table.quoted(), table.quotedColumns());
        return sessions.get(session).copyOut("COPY " + rows + " TO STDOUT (FORMAT csv, HEADER true)", to);
    }

    @Override
    public void close() {
        sessions.forEach(SqlSession::close);
    }

    private static boolean hasOthers(SqlSession sql, BusinessTable table) {
        return sql.holds("""
                        SELECT EXISTS (SELECT 1 FROM pg_attribute
                                       WHERE attrelid = CAST(? AS oid) AND attname = 'tenant_id' AND NOT attisdropped)
                        """, table.oid()) && sql.holds("""
                        SELECT EXISTS (SELECT 1 FROM %s
                                       WHERE tenant_id IS DISTINCT FROM (SELECT id FROM freehold.tenant))
                        """.formatted(table.quoted()));
    }

    private int scripts(TenantSchema history) {
        String table = TenantSchema.PLATFORM_NAMESPACE + "." + history.historyTable();
        if (!sessions.getFirst().holds("SELECT to_regclass(?) IS NOT NULL", table)) {
            return 0;
        }
        return sessions.getFirst()
                .all("SELECT count(*) FROM " + table + " WHERE success AND type = 'SQL'", row -> row.getInt(1))
                .getFirst();
    }

    private static SqlSession begun(Supplier<SqlSession> asOwner, List<SqlSession> opened) {
        SqlSession sql = asOwner.get();
        opened.add(sql);
        CopyForms.set(sql);
        sql.run("SET row_security = off");
        sql.run("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        return sql;
    }

    private static Facts facts(SqlSession sql) {
        return sql.all(
                        "SELECT pg_export_snapshot(), clock_timestamp(), pg_current_wal_lsn()::text",
                        row -> new Facts(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getString(3)))
                .getFirst();
    }

    /**
     * @param id under which other sessions join it
     * @param lsn the server's write-ahead log at that moment
     */
    public record Facts(String id, Instant at, String lsn) {}
}
