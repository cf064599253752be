package dev.freehold.controlplane.audit;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.audit.AuditHead;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Heads that were signed and are kept outside. */
@Singleton
class HeadTable {
    private static final String INSERT = """
            INSERT INTO audit_head (number, hash, at, signed) VALUES (:number, :hash, :at, :signed) ON CONFLICT DO NOTHING
            """;
    private static final String LONGEST = "SELECT coalesce(max(number), 0) FROM audit_head";
    private static final String AFTER = """
            SELECT number, at, signed FROM audit_head WHERE number > :after ORDER BY number, hash LIMIT :limit
            """;

    private final Jdbi jdbi;

    HeadTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    void insert(AuditHead head, String signed) {
        jdbi.useHandle(handle -> handle.createUpdate(INSERT)
                .bind("number", head.number())
                .bind("hash", head.hash())
                .bind("at", head.at())
                .bind("signed", signed)
                .execute());
    }

    /** The highest number there was; 0 if there was none. */
    long longest() {
        return jdbi.withHandle(
                handle -> handle.createQuery(LONGEST).mapTo(Long.class).one());
    }

    List<SignedHead> after(long number, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(AFTER)
                .bind("after", number)
                .bind("limit", limit)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new SignedHead(row.number("number"), row.time("at"), row.text("signed"));
                })
                .list());
    }

    /** @param signed a compact JWS by the authority, whose payload says the rest */
    record SignedHead(long number, Instant at, String signed) {}
}
