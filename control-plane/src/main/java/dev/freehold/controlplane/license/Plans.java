package dev.freehold.controlplane.license;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** The plans there are. They change by migration only. */
@Singleton
public class Plans {
    private static final String ALL = """
            SELECT name, users, documents_per_month, requests_per_second, concurrent_requests, connections,
                   statement_timeout_seconds, features, retention_days
            FROM plan
            ORDER BY users, name
            """;
    private static final String ONE = """
            SELECT name, users, documents_per_month, requests_per_second, concurrent_requests, connections,
                   statement_timeout_seconds, features, retention_days
            FROM plan
            WHERE name = :name
            """;

    private final Jdbi jdbi;

    Plans(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    public List<Plan> all() {
        return jdbi.withHandle(handle ->
                handle.createQuery(ALL).map((result, context) -> plan(result)).list());
    }

    /** @throws Refusal.Invalid naming the field {@code plan} if there is none of that name */
    public Plan require(String name) {
        return jdbi.withHandle(handle -> handle.createQuery(ONE)
                        .bind("name", name)
                        .map((result, context) -> plan(result))
                        .findOne())
                .orElseThrow(() -> new Refusal.Invalid("plan", "is not known; GET /v1/plans lists the plans"));
    }

    private static Plan plan(ResultSet result) throws SQLException {
        Row row = new Row(result);
        PlanLimits limits = new PlanLimits(
                row.integer("users"),
                row.integer("documents_per_month"),
                row.integer("requests_per_second"),
                row.integer("concurrent_requests"),
                row.integer("connections"),
                row.integer("statement_timeout_seconds"));
        String[] features = (String[]) result.getArray("features").getArray();
        return new Plan(row.text("name"), limits, Set.of(features), row.integer("retention_days"));
    }
}
