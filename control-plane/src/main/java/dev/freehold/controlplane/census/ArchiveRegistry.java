package dev.freehold.controlplane.census;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.census.compare.ArchiveFacts;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Reads which archives there should be; writes none of them. */
@Singleton
class ArchiveRegistry {
    private static final String KNOWN = """
            SELECT a.id, a.tenant, t.region, a.tables, a.attachments
            FROM archive a
            JOIN tenant t ON t.id = a.tenant
            WHERE a.removed_at IS NULL
            """;
    private static final String BUSY = """
            SELECT unnest(ARRAY[id, tenant])::text
            FROM operation
            WHERE state IN ('pending', 'running') OR finished_at >= :began
            """;

    private final Jdbi jdbi;

    ArchiveRegistry(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /**
     * What is under way is read last: an archive that comes or goes between the two was made or removed by an operation that is open
     * then, or has ended since.
     */
    ArchiveFacts facts(Instant began) {
        List<ArchiveFacts.Known> known = jdbi.withHandle(handle -> handle.createQuery(KNOWN)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new ArchiveFacts.Known(
                            row.id("tenant").toString(),
                            row.id("id").toString(),
                            new Region(row.text("region")),
                            ArchiveSummary.objects(row.integer("tables"), row.number("attachments")));
                })
                .list());
        Set<String> busy = jdbi.withHandle(handle -> handle.createQuery(BUSY)
                .bind("began", began)
                .mapTo(String.class)
                .set());
        return new ArchiveFacts(known, busy);
    }
}
