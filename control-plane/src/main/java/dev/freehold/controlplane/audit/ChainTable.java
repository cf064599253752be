package dev.freehold.controlplane.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import dev.freehold.contracts.audit.AuditEntry;
import dev.freehold.contracts.audit.AuditLink;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** The chain of entries; links are only added. */
@Singleton
class ChainTable {
    /** Of an advisory lock that no tenant's key is likely to be, which costs a wait at worst. */
    private static final long LOCK = 0x66682d6175646974L;

    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock(:key)";
    private static final String TAIL = "SELECT number, hash FROM audit_link ORDER BY number DESC LIMIT 1";
    private static final String WAITING = "SELECT count(*) FROM audit_unlinked";
    private static final String UNLINKED = """
            SELECT e.*
            FROM audit_unlinked u JOIN audit_entry e ON e.id = u.entry
            ORDER BY e.id
            LIMIT :limit
            """;
    private static final String INSERT = """
            INSERT INTO audit_link (number, entry, previous, hash, text) VALUES (:number, :entry, :previous, :hash, :text)
            """;
    private static final String AFTER = """
            SELECT l.number, l.previous, l.hash, l.text, e.*
            FROM audit_link l JOIN audit_entry e ON e.id = l.entry
            WHERE l.number > :after
            ORDER BY l.number
            LIMIT :limit
            """;

    private final Jdbi jdbi;

    ChainTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Whether this transaction alone may add links until it ends. */
    boolean tryLock() {
        return jdbi.withHandle(handle -> handle.createQuery(TRY_LOCK)
                .bind("key", LOCK)
                .mapTo(Boolean.class)
                .one());
    }

    Tail tail() {
        return jdbi.withHandle(handle -> handle.createQuery(TAIL)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new Tail(row.number("number"), row.text("hash"));
                })
                .findOne()
                .orElse(Tail.NONE));
    }

    /** How many entries are not linked yet. */
    long waiting() {
        return jdbi.withHandle(
                handle -> handle.createQuery(WAITING).mapTo(Long.class).one());
    }

    /** Oldest first. */
    List<AuditEntry> unlinked(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(UNLINKED)
                .bind("limit", limit)
                .map((result, context) -> Entries.read(result))
                .list());
    }

    void append(List<AuditLink> links) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(INSERT);
            links.forEach(link -> batch.bind("number", link.number())
                    .bind("entry", link.content().id())
                    .bind("previous", link.previous())
                    .bind("hash", link.hash())
                    .bind("text", link.entry())
                    .add());
            batch.execute();
        });
    }

    /** In order. Where an entry is not what was linked, the link has the entry, so that whoever checks it sees that. */
    List<AuditLink> after(long number, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(AFTER)
                .bind("after", number)
                .bind("limit", limit)
                .map((result, context) -> link(result))
                .list());
    }

    private static AuditLink link(ResultSet result) throws SQLException {
        Row row = new Row(result);
        AuditLink linked =
                new AuditLink(row.number("number"), row.text("previous"), row.text("hash"), row.text("text"));
        String now = Entries.changed(result, linked).orElse(linked.entry());
        return new AuditLink(linked.number(), linked.previous(), linked.hash(), now);
    }

    /** The last link's number and hash. */
    record Tail(long number, String hash) {
        static final Tail NONE = new Tail(0, "0".repeat(64));
    }
}
