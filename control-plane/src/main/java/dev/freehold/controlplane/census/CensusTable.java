package dev.freehold.controlplane.census;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.Cursor;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Censuses, without their parts and findings. */
@Singleton
class CensusTable {
    private static final String INSERT = """
            INSERT INTO census (id, region, state, requested_by, started_at)
            VALUES (:id, :region, 'running', :requestedBy, :startedAt)
            """;
    private static final String ONE = """
            SELECT c.*, (SELECT count(*) FROM census_finding f WHERE f.census = c.id) AS findings
            FROM census c
            WHERE c.id = :id
            """;
    private static final String PAGE = """
            SELECT c.*, (SELECT count(*) FROM census_finding f WHERE f.census = c.id) AS findings
            FROM census c
            WHERE c.id < :before
            ORDER BY c.id DESC
            LIMIT :limit
            """;
    private static final String LOCK = """
            SELECT id FROM census WHERE id = :id FOR UPDATE
            """;
    private static final String FINISH = """
            UPDATE census SET state = :state, finished_at = :finishedAt, counts = CAST(:counts AS jsonb) WHERE id = :id
            """;

    private final Jdbi jdbi;

    CensusTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    void insert(UUID id, @Nullable Region region, String requestedBy, Instant startedAt) {
        jdbi.useHandle(handle -> handle.createUpdate(INSERT)
                .bind("id", id)
                .bind("region", region == null ? null : region.value())
                .bind("requestedBy", requestedBy)
                .bind("startedAt", startedAt)
                .execute());
    }

    Optional<Census.Summary> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(ONE)
                .bind("id", id)
                .map((result, context) -> summary(result))
                .findOne());
    }

    List<Census.Summary> page(Cursor before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(PAGE)
                .bind("before", before.last())
                .bind("limit", limit)
                .map((result, context) -> summary(result))
                .list());
    }

    /** Until the transaction ends nobody else decides whether it is over. */
    void lock(UUID id) {
        jdbi.useHandle(handle ->
                handle.createQuery(LOCK).bind("id", id).mapTo(UUID.class).one());
    }

    void finish(UUID id, CensusState state, Census.Counts counts, Instant finishedAt) {
        jdbi.useHandle(handle -> handle.createUpdate(FINISH)
                .bind("id", id)
                .bind("state", state.wireName())
                .bind("counts", ContractJson.write(counts))
                .bind("finishedAt", finishedAt)
                .execute());
    }

    private static Census.Summary summary(ResultSet result) throws SQLException {
        Row row = new Row(result);
        String region = row.textOrNull("region");
        String counts = row.textOrNull("counts");
        return new Census.Summary(
                row.id("id"),
                region == null ? null : new Region(region),
                CensusState.parse(row.text("state")),
                row.text("requested_by"),
                row.time("started_at"),
                row.timeOrNull("finished_at"),
                counts == null ? null : ContractJson.read(counts, Census.Counts.class),
                row.integer("findings"));
    }
}
