package dev.freehold.controlplane.command;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Commands that no worker survives: judged like those whose workers ask for a retry too often. */
@Singleton
class AbandonedCommands {
    private static final String TURN_BACK = """
            UPDATE command
            SET state = 'available', worker = NULL, compensating = true, tries = 0
            WHERE operation IN (
                SELECT operation
                FROM command
                WHERE region = :region AND state = 'leased' AND due_at <= :now
                  AND NOT compensating AND tries >= :maxTries AND kind = ANY (:undoable)
                FOR UPDATE SKIP LOCKED)
            RETURNING operation
            """;
    private static final List<String> UNDOABLE = Arrays.stream(OperationKind.values())
            .filter(kind -> !kind.forwardOnly())
            .map(OperationKind::wireName)
            .toList();

    private final Jdbi jdbi;

    AbandonedCommands(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Those whose last lease has run out stay due, in the other direction. */
    List<OperationId> turnBack(Region region, Instant now, int maxTries) {
        return jdbi.withHandle(handle -> handle.createQuery(TURN_BACK)
                .bind("region", region.value())
                .bind("now", now)
                .bind("maxTries", maxTries)
                .bindArray("undoable", String.class, UNDOABLE)
                .map((result, context) -> new OperationId(new Row(result).id("operation")))
                .list());
    }
}
