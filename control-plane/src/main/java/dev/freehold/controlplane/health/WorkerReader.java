package dev.freehold.controlplane.health;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Reads what workers said of pools within the last hour. */
@Singleton
class WorkerReader {
    private static final String WORKERS = """
            SELECT pool, worker, ready, failure_code, failure_message, reported_at,
                   reported_at > clock_timestamp() - interval '1 minute' AS current
            FROM pool_report
            WHERE reported_at > clock_timestamp() - interval '1 hour'
            ORDER BY pool, worker
            """;

    private final Jdbi jdbi;

    WorkerReader(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    Map<PoolId, List<PoolHealth.WorkerView>> all() {
        return jdbi.withHandle(handle ->
                handle.createQuery(WORKERS).map((result, context) -> entry(result)).list().stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    private static Map.Entry<PoolId, PoolHealth.WorkerView> entry(ResultSet result) throws SQLException {
        Row row = new Row(result);
        return Map.entry(
                new PoolId(row.text("pool")),
                new PoolHealth.WorkerView(
                        row.text("worker"),
                        row.flag("ready"),
                        row.textOrNull("failure_code"),
                        row.textOrNull("failure_message"),
                        row.time("reported_at"),
                        row.flag("current")));
    }
}
