package dev.freehold.controlplane.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.operation.OperationEnded;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Keeps what workers say of the archives they made. */
@Singleton
public class Archives {
    private static final String INSERT = """
            INSERT INTO archive (id, tenant, manifest_sha256, tables, row_count, attachments, byte_count, snapshot_at,
                                 platform_schema, product_schema, created_at, expires_at)
            VALUES (:id, :tenant, :manifest, :tables, :rows, :attachments, :bytes, :snapshotAt, :platform, :product,
                    :now, :expires)
            ON CONFLICT DO NOTHING
            """;
    private static final String OF_TENANT = """
            SELECT * FROM archive WHERE tenant = :tenant AND removed_at IS NULL ORDER BY id DESC
            """;
    private static final String ONE = """
            SELECT * FROM archive WHERE tenant = :tenant AND id = :id AND removed_at IS NULL
            """;

    private static final String ANY = """
            SELECT * FROM archive WHERE id = :id AND removed_at IS NULL
            """;

    private final Jdbi jdbi;
    private final ArchiveTimes times;
    private final Clock clock;

    Archives(Jdbi jdbi, ArchiveTimes times, Clock clock) {
        this.jdbi = requireNonNull(jdbi);
        this.times = requireNonNull(times);
        this.clock = requireNonNull(clock);
    }

    /** Those that are there, newest first. */
    public List<Archive> of(TenantId tenant) {
        return jdbi.withHandle(handle -> handle.createQuery(OF_TENANT)
                .bind("tenant", tenant.value())
                .map((result, context) -> archive(result))
                .list());
    }

    /** Another tenant's is none. */
    public Optional<Archive> find(TenantId tenant, OperationId id) {
        return jdbi.withHandle(handle -> handle.createQuery(ONE)
                .bind("tenant", tenant.value())
                .bind("id", id.value())
                .map((result, context) -> archive(result))
                .findOne());
    }

    /** Whoever's it is. */
    public Optional<Owned> find(OperationId id) {
        return jdbi.withHandle(handle -> handle.createQuery(ANY)
                .bind("id", id.value())
                .map((result, context) -> new Owned(new TenantId(new Row(result).id("tenant")), archive(result)))
                .findOne());
    }

    void ended(@Observes OperationEnded end) {
        ArchiveSummary made = end.made().archive();
        if (made != null) {
            insert(end.tenant(), made, times.of(end.kind()));
        }
    }

    private void insert(TenantId tenant, ArchiveSummary made, Duration kept) {
        Instant now = clock.instant();
        jdbi.useHandle(handle -> handle.createUpdate(INSERT)
                .bind("id", made.archive().value())
                .bind("tenant", tenant.value())
                .bind("manifest", made.manifestSha256())
                .bind("tables", made.tables())
                .bind("rows", made.rows())
                .bind("attachments", made.attachments())
                .bind("bytes", made.bytes())
                .bind("snapshotAt", made.snapshotAt())
                .bind("platform", made.schema().platform())
                .bind("product", made.schema().product())
                .bind("now", now)
                .bind("expires", now.plus(kept))
                .execute());
    }

    private static Archive archive(ResultSet result) throws SQLException {
        Row row = new Row(result);
        return new Archive(
                new OperationId(row.id("id")),
                row.text("manifest_sha256"),
                row.integer("tables"),
                row.number("row_count"),
                row.number("attachments"),
                row.number("byte_count"),
                row.time("snapshot_at"),
                row.integer("platform_schema"),
                row.integer("product_schema"),
                row.time("created_at"),
                row.time("expires_at"));
    }

    /** An archive, and the tenant it was made of. */
    public record Owned(TenantId tenant, Archive archive) {}
}
