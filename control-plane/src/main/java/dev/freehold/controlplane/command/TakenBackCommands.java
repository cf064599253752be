package dev.freehold.controlplane.command;

import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Commands whose course somebody else than their worker changes. */
@Singleton
class TakenBackCommands {
    private static final String HOLD = """
            SELECT FROM command WHERE operation = :operation FOR UPDATE
            """;
    private static final String TURN_BACK = """
            UPDATE command
            SET state = 'available', due_at = :now, worker = NULL, compensating = true, tries = 0
            WHERE operation = :operation AND state <> 'closed' AND NOT compensating AND published_version IS NULL
            RETURNING region
            """;
    private static final String HURRY = """
            UPDATE command
            SET due_at = least(due_at, :now), tries = 0
            WHERE operation = :operation AND (state = 'available' OR state = 'leased' AND due_at <= :now)
            RETURNING region
            """;

    private final Jdbi jdbi;

    TakenBackCommands(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Until the transaction ends. */
    void hold(OperationId operation) {
        jdbi.useHandle(handle -> handle.createQuery(HOLD)
                .bind("operation", operation.value())
                .mapToMap()
                .one());
    }

    /** From whoever has it; the region, unless it is closed or being undone already. */
    Optional<Region> turnBack(OperationId operation, Instant now) {
        return update(TURN_BACK, operation, now);
    }

    /** Due now and as if never tried; the region, unless a worker has it. */
    Optional<Region> hurry(OperationId operation, Instant now) {
        return update(HURRY, operation, now);
    }

    private Optional<Region> update(String statement, OperationId operation, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(statement)
                .bind("operation", operation.value())
                .bind("now", now)
                .map((result, context) -> new Region(new Row(result).text("region")))
                .findOne());
    }
}
