package dev.freehold.controlplane.census;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.census.CensusTask;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** What workers have to do for censuses. */
@Singleton
class TaskTable {
    private static final String INSERT = """
            INSERT INTO census_task (id, census, kind, region, pool, finding, state, due_at)
            VALUES (:id, :census, :kind, :region, :pool, :finding, 'pending', :dueAt)
            """;
    private static final String TAKE = """
            UPDATE census_task
            SET state = 'leased', attempt = attempt + 1, due_at = :deadline, worker = :worker
            WHERE id = (
                SELECT id
                FROM census_task
                WHERE region = :region AND state IN ('pending', 'leased') AND due_at <= :now AND attempt < :maxAttempts
                ORDER BY due_at, id
                LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING *
            """;
    private static final String LOCK_LEASE = """
            SELECT *
            FROM census_task
            WHERE id = :id AND region = :region AND state = 'leased' AND attempt = :attempt
            FOR UPDATE
            """;
    private static final String EXISTS = """
            SELECT count(*) FROM census_task WHERE id = :id AND region = :region
            """;
    private static final String PROLONG = """
            UPDATE census_task SET due_at = :deadline WHERE id = :id
            """;
    private static final String RETRY = """
            UPDATE census_task SET state = 'pending', due_at = :dueAt, worker = NULL, error = :error WHERE id = :id
            """;
    private static final String END = """
            UPDATE census_task SET state = :state, worker = NULL, error = :error WHERE id = :id
            """;
    // Left by worker after worker, or wanted by none.
    private static final String FORSAKEN = """
            SELECT *
            FROM census_task
            WHERE (CAST(:id AS uuid) IS NULL OR id = CAST(:id AS uuid))
              AND state IN ('pending', 'leased')
              AND (due_at <= :longAgo OR (due_at <= :now AND attempt >= :maxAttempts))
              AND (state = 'leased' OR NOT EXISTS (
                  SELECT FROM census_task busy
                  WHERE busy.region = census_task.region AND busy.state = 'leased' AND busy.due_at > :now))
            ORDER BY census, id
            FOR UPDATE SKIP LOCKED
            """;
    private static final String WAIT_ANEW = """
            UPDATE census_task SET due_at = :now WHERE region = :region AND state = 'pending' AND due_at < :now
            """;
    private static final String COLLECTING = """
            SELECT * FROM census_task WHERE census = :census AND kind <> 'resolve' ORDER BY region, pool NULLS LAST, kind
            """;
    private static final String FENCE = """
            SELECT next_fence()
            """;

    private final Jdbi jdbi;

    TaskTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    void insert(Task task, Instant dueAt) {
        jdbi.useHandle(handle -> handle.createUpdate(INSERT)
                .bind("id", task.id())
                .bind("census", task.census())
                .bind("kind", task.kind().wireName())
                .bind("region", task.region().value())
                .bind("pool", task.pool() == null ? null : task.pool().value())
                .bind("finding", task.finding())
                .bind("dueAt", dueAt)
                .execute());
    }

    Optional<Task> take(Region region, String worker, Instant now, Instant deadline, int maxAttempts) {
        return jdbi.withHandle(handle -> handle.createQuery(TAKE)
                .bind("region", region.value())
                .bind("worker", worker)
                .bind("now", now)
                .bind("deadline", deadline)
                .bind("maxAttempts", maxAttempts)
                .map((result, context) -> task(result))
                .findOne());
    }

    Optional<Task> lockLease(UUID id, Region region, int attempt) {
        return jdbi.withHandle(handle -> handle.createQuery(LOCK_LEASE)
                .bind("id", id)
                .bind("region", region.value())
                .bind("attempt", attempt)
                .map((result, context) -> task(result))
                .findOne());
    }

    boolean exists(UUID id, Region region) {
        return jdbi.withHandle(handle -> handle.createQuery(EXISTS)
                        .bind("id", id)
                        .bind("region", region.value())
                        .mapTo(int.class)
                        .one())
                > 0;
    }

    void prolong(UUID id, Instant deadline) {
        jdbi.useHandle(handle -> handle.createUpdate(PROLONG)
                .bind("id", id)
                .bind("deadline", deadline)
                .execute());
    }

    void retry(UUID id, Instant dueAt, @Nullable String error) {
        jdbi.useHandle(handle -> handle.createUpdate(RETRY)
                .bind("id", id)
                .bind("dueAt", dueAt)
                .bind("error", error)
                .execute());
    }

    void end(UUID id, Task.State state, @Nullable String error) {
        jdbi.useHandle(handle -> handle.createUpdate(END)
                .bind("id", id)
                .bind("state", state.name().toLowerCase(Locale.ROOT))
                .bind("error", error)
                .execute());
    }

    /** A region's worker does one after the other: while it does, the others' patience does not run. */
    void waitAnew(Region region, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(WAIT_ANEW)
                .bind("region", region.value())
                .bind("now", now)
                .execute());
    }

    /** Those due since before {@code longAgo}, and those that are due and have been tried often enough. */
    List<UUID> forsaken(Instant longAgo, Instant now, int maxAttempts) {
        return forsaken(null, longAgo, now, maxAttempts).stream().map(Task::id).toList();
    }

    /** One of those, if it still is and nobody else is at it. */
    Optional<Task> lockForsaken(UUID id, Instant longAgo, Instant now, int maxAttempts) {
        return forsaken(id, longAgo, now, maxAttempts).stream().findFirst();
    }

    private List<Task> forsaken(@Nullable UUID id, Instant longAgo, Instant now, int maxAttempts) {
        return jdbi.withHandle(handle -> handle.createQuery(FORSAKEN)
                .bindByType("id", id, UUID.class)
                .bind("longAgo", longAgo)
                .bind("now", now)
                .bind("maxAttempts", maxAttempts)
                .map((result, context) -> task(result))
                .list());
    }

    List<Task> collecting(UUID census) {
        return jdbi.withHandle(handle -> handle.createQuery(COLLECTING)
                .bind("census", census)
                .map((result, context) -> task(result))
                .list());
    }

    /** Greater than every fence lent before. */
    long nextFence() {
        return jdbi.withHandle(
                handle -> handle.createQuery(FENCE).mapTo(long.class).one());
    }

    private static Task task(ResultSet result) throws SQLException {
        Row row = new Row(result);
        String pool = row.textOrNull("pool");
        return new Task(
                row.id("id"),
                row.id("census"),
                CensusTask.Kind.parse(row.text("kind")),
                new Region(row.text("region")),
                pool == null ? null : new PoolId(pool),
                result.getObject("finding", Integer.class),
                Task.State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                row.integer("attempt"),
                row.textOrNull("error"));
    }
}
