package dev.freehold.controlplane.dataplane;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import dev.freehold.contracts.region.DataPlaneReport;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** What processes hold and may hold of the connections to each pool. */
@Singleton
class ShareTable {
    private static final String CAPACITIES = """
            SELECT id, coalesce(configured_connections, announced_connections) AS connections
            FROM pool
            WHERE region = :region AND coalesce(configured_connections, announced_connections) IS NOT NULL
            """;
    // Every live process claims something of every pool, if only its floor.
    private static final String CLAIMS = """
            SELECT p.id AS pool, d.process, coalesce(s.granted, 0) AS granted, coalesce(s.open, 0) AS open,
                   coalesce(s.held, 0) AS held,
                   coalesce(extract(epoch FROM s.held_until - clock_timestamp()), 0) AS held_left,
                   extract(epoch FROM d.lease_until - clock_timestamp()) AS lease_left
            FROM data_plane d
            JOIN pool p ON p.region = d.region
            LEFT JOIN data_plane_pool s ON s.region = d.region AND s.process = d.process AND s.pool = p.id
            WHERE d.region = :region AND d.lease_until > clock_timestamp() - make_interval(secs => :grace)
            """;
    private static final String CLEAR = """
            DELETE FROM data_plane_pool WHERE region = :region AND process = :process
            """;
    private static final String INSERT = """
            INSERT INTO data_plane_pool (region, process, pool, open, granted, held, held_until)
            SELECT :region, :process, id, :open, :granted, :held, clock_timestamp() + make_interval(secs => :heldLeft)
            FROM pool
            WHERE id = :pool AND region = :region
            """;

    private final Jdbi jdbi;

    ShareTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Connections that each pool takes, where that is known. */
    Map<String, Integer> capacities(Region region) {
        return jdbi.withHandle(handle -> handle
                .createQuery(CAPACITIES)
                .bind("region", region.value())
                .map((result, context) -> Map.entry(new Row(result).text("id"), new Row(result).integer("connections")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /**
     * By pool and process.
     *
     * @param grace how long a process still counts whose lease has ended
     */
    Map<String, Map<String, Claim>> claims(Region region, Duration grace) {
        return jdbi.withHandle(handle -> handle
                .createQuery(CLAIMS)
                .bind("region", region.value())
                .bind("grace", grace.toMillis() / 1000.0)
                .map((result, context) -> Line.of(new Row(result)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Line::pool, Collectors.toMap(Line::process, Line::claim))));
    }

    /** In place of what was there; pools of other regions are passed over. */
    void write(Region region, DataPlaneReport report, Map<String, Claim> claims) {
        jdbi.useHandle(handle -> {
            handle.createUpdate(CLEAR)
                    .bind("region", region.value())
                    .bind("process", report.process())
                    .execute();
            PreparedBatch batch = handle.prepareBatch(INSERT);
            claims.forEach((pool, claim) -> bind(batch, region, report, pool, claim)
                    .bindByType("granted", claim.granted(), Integer.class)
                    .add());
            report.connections().entrySet().stream()
                    .filter(held -> !claims.containsKey(held.getKey()))
                    .forEach(held -> bind(batch, region, report, held.getKey(), unshared(held.getValue()))
                            .bindByType("granted", null, Integer.class)
                            .add());
            if (batch.size() > 0) {
                batch.execute();
            }
        });
    }

    private static PreparedBatch bind(
            PreparedBatch batch, Region region, DataPlaneReport report, String pool, Claim claim) {
        return batch.bind("region", region.value())
                .bind("process", report.process())
                .bind("pool", pool)
                .bind("open", Math.max(0, claim.open()))
                .bind("held", claim.held())
                .bind("heldLeft", claim.heldLeft().toMillis() / 1000.0);
    }

    private static Claim unshared(int open) {
        return new Claim(0, open, 0, Duration.ZERO, Duration.ZERO);
    }

    private record Line(String pool, String process, Claim claim) {
        static Line of(Row row) throws SQLException {
            return new Line(
                    row.text("pool"),
                    row.text("process"),
                    new Claim(
                            row.integer("granted"),
                            row.integer("open"),
                            row.integer("held"),
                            seconds(row, "held_left"),
                            seconds(row, "lease_left")));
        }

        private static Duration seconds(Row row, String column) throws SQLException {
            return Duration.ofMillis((long) (row.result().getDouble(column) * 1000));
        }
    }
}
