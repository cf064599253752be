package dev.freehold.controlplane.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.audit.AuditEntry;
import dev.freehold.controlplane.platform.Cursor;

import static java.util.Objects.requireNonNull;

/** Entries as one looks them up. */
@Singleton
class EntryTable {
    private static final String PAGE = """
            SELECT e.*
            FROM audit_entry e
            WHERE e.id < :before
              AND (CAST(:subject AS uuid) IS NULL OR e.subject = CAST(:subject AS uuid))
              AND (CAST(:actor AS text) IS NULL OR e.actor = :actor)
              AND (CAST(:action AS text) IS NULL OR e.action = :action)
            ORDER BY e.id DESC
            LIMIT :limit
            """;

    private final Jdbi jdbi;

    EntryTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Newest first. */
    List<AuditEntry> page(Filter filter, Cursor before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(PAGE)
                .bind("before", before.last())
                .bind("subject", filter.subject().orElse(null))
                .bind("actor", filter.actor().orElse(null))
                .bind("action", filter.action().orElse(null))
                .bind("limit", limit)
                .map((result, context) -> Entries.read(result))
                .list());
    }

    record Filter(Optional<UUID> subject, Optional<String> actor, Optional<String> action) {}
}
