package dev.freehold.controlplane.command;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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
            SET state = 'available', compensating = true, tries = 0
            WHERE operation IN (
                SELECT operation
                FROM command
                WHERE region = :region AND state = 'leased' AND due_at <= :now
                  AND NOT compensating AND published_version IS NULL
                  AND tries >= :maxTries AND kind = ANY (:kinds)
                FOR UPDATE SKIP LOCKED)
            RETURNING operation
            """;
    private static final String CLOSE = """
            UPDATE command
            SET state = 'closed', worker = NULL
            WHERE operation IN (
                SELECT operation
                FROM command
                WHERE region = :region AND state = 'leased' AND due_at <= :now
                  AND tries >= :maxTries AND kind = ANY (:kinds)
                FOR UPDATE SKIP LOCKED)
            RETURNING operation
            """;

    private final Jdbi jdbi;

    AbandonedCommands(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Of those whose last lease has run out, what can be undone stays due, in the other direction; what changes nothing is closed. */
    List<OperationId> giveUp(Region region, Instant now, int maxTries) {
        return Stream.concat(
                        update(TURN_BACK, OperationKind.Recovery.UNDO, region, now, maxTries),
                        update(CLOSE, OperationKind.Recovery.NONE, region, now, maxTries))
                .toList();
    }

    private Stream<OperationId> update(
            String statement, OperationKind.Recovery recovery, Region region, Instant now, int maxTries) {
        return jdbi.withHandle(handle -> handle
                .createQuery(statement)
                .bind("region", region.value())
                .bind("now", now)
                .bind("maxTries", maxTries)
                .bindArray("kinds", String.class, kinds(recovery))
                .map((result, context) -> new OperationId(new Row(result).id("operation")))
                .list()
                .stream());
    }

    private static List<String> kinds(OperationKind.Recovery recovery) {
        return Arrays.stream(OperationKind.values())
                .filter(kind -> kind.recovery() == recovery)
                .map(OperationKind::wireName)
                .toList();
    }
}
