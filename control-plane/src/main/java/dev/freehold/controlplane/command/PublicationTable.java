package dev.freehold.controlplane.command;

import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** What commands have published before their end. */
@Singleton
class PublicationTable {
    private static final String MARK = """
            UPDATE command
            SET published_version = (SELECT version FROM route WHERE route.tenant = command.tenant),
                published_at = clock_timestamp()
            WHERE operation = :operation
            """;
    private static final String FIND = """
            SELECT published_version, published_at <= clock_timestamp() - make_interval(secs => :patience) AS long_ago
            FROM command
            WHERE operation = :operation AND published_version IS NOT NULL
            """;
    private static final String IS_CURRENT = """
            SELECT EXISTS (SELECT FROM route WHERE tenant = :tenant AND sealed_placement = :sealed)
            """;

    private final Jdbi jdbi;

    PublicationTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Notes the feed version that the tenant's route has now. */
    void mark(OperationId operation) {
        jdbi.useHandle(handle ->
                handle.createUpdate(MARK).bind("operation", operation.value()).execute());
    }

    Optional<Publication> find(OperationId operation, Duration patience) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("operation", operation.value())
                .bind("patience", patience.toMillis() / 1000.0)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new Publication(row.number("published_version"), row.flag("long_ago"));
                })
                .findOne());
    }

    boolean isCurrent(TenantId tenant, String sealedPlacement) {
        return jdbi.withHandle(handle -> handle.createQuery(IS_CURRENT)
                .bind("tenant", tenant.value())
                .bind("sealed", sealedPlacement)
                .mapTo(boolean.class)
                .one());
    }

    /** @param longAgo longer than anybody is waited for */
    record Publication(long version, boolean longAgo) {}
}
