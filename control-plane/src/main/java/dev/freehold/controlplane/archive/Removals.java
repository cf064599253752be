package dev.freehold.controlplane.archive;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.operation.OperationEnded;
import dev.freehold.controlplane.operation.OperationState;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Keeps which archives are to be removed and which have been. */
@Singleton
public class Removals {
    private static final String BEGIN = """
            UPDATE archive SET removal = :removal WHERE id = :id
            """;
    private static final String DONE = """
            UPDATE archive SET removed_at = :now WHERE removal = :removal AND removed_at IS NULL
            """;
    private static final String UNDER_WAY = """
            SELECT a.removal
            FROM archive a
            JOIN operation o ON o.id = a.removal
            WHERE a.id = :id AND o.state IN ('pending', 'running')
            """;
    private static final String EXPIRED = """
            SELECT a.id, a.tenant
            FROM archive a
            WHERE a.removed_at IS NULL AND a.expires_at <= :now
              AND NOT EXISTS (
                  SELECT FROM operation o
                  WHERE o.tenant = a.tenant AND o.state IN ('pending', 'running')
                     OR o.id = a.removal AND o.finished_at > :leaveAlone)
            ORDER BY a.expires_at, a.id
            LIMIT :limit
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    Removals(Jdbi jdbi, Clock clock) {
        this.jdbi = requireNonNull(jdbi);
        this.clock = requireNonNull(clock);
    }

    /** The operation that is to remove it and is not over. */
    public Optional<OperationId> underWay(OperationId archive) {
        return jdbi.withHandle(handle -> handle.createQuery(UNDER_WAY)
                .bind("id", archive.value())
                .map((result, context) -> new OperationId(new Row(result).id("removal")))
                .findOne());
    }

    public void begin(OperationId archive, OperationId removal) {
        jdbi.useHandle(handle -> handle.createUpdate(BEGIN)
                .bind("id", archive.value())
                .bind("removal", removal.value())
                .execute());
    }

    /**
     * Those whose time has been over for longest, of tenants with nothing under way.
     *
     * @param leaveAlone what was to be removed and was not, if that was after it
     */
    public List<Expired> expired(Instant leaveAlone, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(EXPIRED)
                .bind("now", clock.instant())
                .bind("leaveAlone", leaveAlone)
                .bind("limit", limit)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new Expired(new TenantId(row.id("tenant")), new OperationId(row.id("id")));
                })
                .list());
    }

    void ended(@Observes OperationEnded end) {
        if (end.kind() == OperationKind.DISCARD && end.state() instanceof OperationState.Succeeded) {
            jdbi.useHandle(handle -> handle.createUpdate(DONE)
                    .bind("removal", end.operation().value())
                    .bind("now", clock.instant())
                    .execute());
        }
    }

    /** An archive, and whose it is. */
    public record Expired(TenantId tenant, OperationId archive) {}
}
