package dev.freehold.worker.postgres.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import dev.freehold.worker.postgres.MigrationHistory;
import dev.freehold.worker.postgres.MigrationScript;
import dev.freehold.worker.postgres.PostgresPool;
import dev.freehold.worker.postgres.Preflight;
import dev.freehold.worker.postgres.Roles;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Makes an empty pool ready for tenants: the preflight, the two shared roles, the ledger. Repeating it changes nothing. */
final class PoolPreparation {
    private static final String APPLICATION_NAME = "fh:prepare";

    private final PostgresPool pool;

    PoolPreparation(PostgresPool pool) {
        this.pool = requireNonNull(pool, "pool is null");
    }

    /** @throws dev.freehold.worker.saga.StepFailedException if the preflight refuses the pool */
    void run() {
        try (SqlSession sql = pool.openLedger(APPLICATION_NAME)) {
            new Preflight(sql, pool.address().tolerance()).check();
            // Held until the connection ends, so that workers that start together prepare one after the other.
            sql.all("SELECT pg_advisory_lock(hashtextextended('prepare', 0))", row -> true);
            Roles roles = new Roles(sql);
            for (var shared : List.of(PostgresPool.OWNER, PostgresPool.APP)) {
                if (!roles.exists(shared)) {
                    roles.createGroup(shared);
                }
            }
            history().migrate(() -> pool.connectToLedger(APPLICATION_NAME));
            requireOwnLedger(sql);
        }
    }

    /** The names and fences of one pool mean nothing on another: hosts may have been swapped in the configuration. */
    private void requireOwnLedger(SqlSession sql) {
        String id = pool.address().pool().value();
        sql.update("INSERT INTO ledger.pool (id) VALUES (?) ON CONFLICT DO NOTHING", id);
        if (!sql.holds("SELECT id = ? FROM ledger.pool", id)) {
            throw StepFailedException.retryable(
                    "pool_differs", "The server configured for pool " + id + " holds the ledger of another pool.");
        }
    }

    private static MigrationHistory history() {
        return new MigrationHistory(
                "ledger",
                "flyway_history",
                Stream.of(
                                "V1__ledger.sql",
                                "V2__pool.sql",
                                "V3__standby.sql",
                                "V4__shared_fence_template_use_tombstone.sql",
                                "V5__rotation.sql",
                                "V6__offboarding.sql")
                        .map(script -> new MigrationScript(script, read(script)))
                        .toList());
    }

    private static String read(String script) {
        try (InputStream in = requireNonNull(
                PoolPreparation.class.getClassLoader().getResourceAsStream("db/ledger/" + script), script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + script, e);
        }
    }
}
