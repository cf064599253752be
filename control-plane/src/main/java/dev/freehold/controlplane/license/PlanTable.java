package dev.freehold.controlplane.license;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.controlplane.placement.Tier;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** The plans' table. */
@Singleton
class PlanTable {
    private static final String ALL = """
            SELECT name, users, documents_per_month, requests_per_second, concurrent_requests, connections,
                   statement_timeout_seconds, establishments, storage_bytes, tier, features, retention_days, retired, version
            FROM plan
            ORDER BY users, name
            """;
    private static final String ONE = """
            SELECT name, users, documents_per_month, requests_per_second, concurrent_requests, connections,
                   statement_timeout_seconds, establishments, storage_bytes, tier, features, retention_days, retired, version
            FROM plan
            WHERE name = :name
            """;
    private static final String LOCKED = ONE.stripTrailing() + "\nFOR UPDATE\n";
    private static final String INSERT = """
            INSERT INTO plan (name, users, documents_per_month, requests_per_second, concurrent_requests, connections,
                              statement_timeout_seconds, establishments, storage_bytes, tier, features, retention_days,
                              retired, version)
            VALUES (:name, :users, :documentsPerMonth, :requestsPerSecond, :concurrentRequests, :connections,
                    :statementTimeoutSeconds, :establishments, :storageBytes, :tier, :features, :retentionDays,
                    :retired, :version)
            ON CONFLICT (name) DO NOTHING
            """;
    private static final String UPDATE = """
            UPDATE plan
            SET users = :users, documents_per_month = :documentsPerMonth, requests_per_second = :requestsPerSecond,
                concurrent_requests = :concurrentRequests, connections = :connections,
                statement_timeout_seconds = :statementTimeoutSeconds, establishments = :establishments,
                storage_bytes = :storageBytes, tier = :tier, features = :features, retention_days = :retentionDays,
                retired = :retired, version = :version
            WHERE name = :name
            """;

    private final Jdbi jdbi;

    PlanTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    List<Plan> all() {
        return jdbi.withHandle(handle ->
                handle.createQuery(ALL).map((result, context) -> plan(result)).list());
    }

    Optional<Plan> find(String name) {
        return one(ONE, name);
    }

    /** It stays as it is until the transaction ends. */
    Optional<Plan> lock(String name) {
        return one(LOCKED, name);
    }

    /** Whether there was none of that name. */
    boolean insert(Plan plan) {
        return jdbi.withHandle(handle -> bind(handle.createUpdate(INSERT), plan).execute()) == 1;
    }

    void update(Plan plan) {
        jdbi.useHandle(handle -> bind(handle.createUpdate(UPDATE), plan).execute());
    }

    private Optional<Plan> one(String statement, String name) {
        return jdbi.withHandle(handle -> handle.createQuery(statement)
                .bind("name", name)
                .map((result, context) -> plan(result))
                .findOne());
    }

    private static Update bind(Update update, Plan plan) {
        PlanLimits limits = plan.limits();
        return update.bind("name", plan.name())
                .bind("users", limits.users())
                .bind("documentsPerMonth", limits.documentsPerMonth())
                .bind("requestsPerSecond", limits.requestsPerSecond())
                .bind("concurrentRequests", limits.concurrentRequests())
                .bind("connections", limits.connections())
                .bind("statementTimeoutSeconds", limits.statementTimeoutSeconds())
                .bind("establishments", limits.establishments())
                .bind("storageBytes", limits.storageBytes())
                .bind("tier", plan.tier().wireName())
                .bindArray("features", String.class, plan.features())
                .bind("retentionDays", plan.retentionDays())
                .bind("retired", plan.retired())
                .bind("version", plan.version());
    }

    private static Plan plan(ResultSet result) throws SQLException {
        Row row = new Row(result);
        PlanLimits limits = new PlanLimits(
                row.integer("users"),
                row.integer("documents_per_month"),
                row.integer("requests_per_second"),
                row.integer("concurrent_requests"),
                row.integer("connections"),
                row.integer("statement_timeout_seconds"),
                row.integer("establishments"),
                row.number("storage_bytes"));
        String[] features = (String[]) result.getArray("features").getArray();
        return new Plan(
                row.text("name"),
                limits,
                Tier.parse(row.text("tier")),
                Set.of(features),
                row.integer("retention_days"),
                row.flag("retired"),
                row.integer("version"));
    }
}
