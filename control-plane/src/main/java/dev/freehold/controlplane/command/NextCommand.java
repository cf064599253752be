package dev.freehold.controlplane.command;

import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Chooses what is lent next, so that no pool ever has more than its bound. */
@Singleton
class NextCommand {
    /** Suspensions of a pool that are tried again at once. */
    private static final int SUSPENDED_AGAIN = 2;

    private static final String ANY_DUE = """
            SELECT EXISTS (SELECT FROM command WHERE region = :region AND state <> 'closed' AND due_at <= :now)
            """;
    // The first key keeps it apart from the locks of tenants, which have one key only.
    private static final String LOCK_REGION = """
            SELECT 1 FROM pg_advisory_xact_lock(1, hashtext(:region))
            """;
    // A suspension goes first and beyond the bound: nobody should be served because a queue is long. It waits only
    // for the provisioning of what it is to close. One that has failed is tried again in its turn and a few at a time:
    // those of a silent pool would take every worker of the region else. A lease that ran out has its place already.
    private static final String TAKE = """
            WITH busy AS (
                SELECT pool
                FROM command
                WHERE region = :region AND state = 'leased' AND kind <> 'suspend'
                GROUP BY pool
                HAVING count(*) >= :perPool),
            stuck AS (
                SELECT pool
                FROM command
                WHERE region = :region AND state = 'leased' AND kind = 'suspend' AND tries > 1
                GROUP BY pool
                HAVING count(*) >= :suspendedAgain),
            next AS (
                SELECT operation, worker AS former_worker
                FROM command c
                WHERE region = :region AND state <> 'closed' AND due_at <= :now
                  AND (state = 'leased'
                       OR kind <> 'suspend' AND pool NOT IN (SELECT pool FROM busy)
                       OR kind = 'suspend' AND (tries = 0 OR pool NOT IN (SELECT pool FROM stuck)))
                  AND NOT (kind = 'suspend' AND EXISTS (
                      SELECT FROM command p
                      WHERE p.tenant = c.tenant AND p.kind IN ('provision', 'import', 'adopt') AND p.state <> 'closed'))
                ORDER BY NOT (kind = 'suspend' AND tries = 0), due_at, operation
                LIMIT 1
                FOR UPDATE SKIP LOCKED)
            UPDATE command lent
            SET state = 'leased', attempt = attempt + 1, tries = tries + 1, fence = next_fence(),
                due_at = :deadline, worker = :worker
            FROM next
            WHERE lent.operation = next.operation
            RETURNING message, attempt, tries, fence, compensating, published_version IS NOT NULL AS published,
                      traceparent, former_worker
            """;

    private final Jdbi jdbi;

    NextCommand(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    boolean anyDue(Region region, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(ANY_DUE)
                .bind("region", region.value())
                .bind("now", now)
                .mapTo(boolean.class)
                .one());
    }

    /** Puts leases of the region in a row until the transaction ends: each sees all that were lent before, and counts right. */
    void lock(Region region) {
        jdbi.useHandle(handle -> handle.createQuery(LOCK_REGION)
                .bind("region", region.value())
                .mapTo(int.class)
                .one());
    }

    Optional<Loan> take(Region region, String worker, Instant now, Instant deadline, int perPool) {
        return jdbi.withHandle(handle -> handle.createQuery(TAKE)
                .bind("region", region.value())
                .bind("worker", worker)
                .bind("now", now)
                .bind("deadline", deadline)
                .bind("perPool", perPool)
                .bind("suspendedAgain", SUSPENDED_AGAIN)
                .map((result, context) ->
                        new Loan(CommandTable.command(result), worker, new Row(result).textOrNull("former_worker")))
                .findOne());
    }
}
