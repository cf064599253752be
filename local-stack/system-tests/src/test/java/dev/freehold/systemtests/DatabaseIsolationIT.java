package dev.freehold.systemtests;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.freehold.contracts.route.Placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Two tenants on one server, by SQL: what somebody who stole a tenant's database password could do. */
@ResourceLock(TestStacks.PLATFORM)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseIsolationIT {
    private final Platform platform = Platform.shared();
    private Tenant left;
    private Tenant right;
    private Placement leftPlacement;
    private Placement rightPlacement;

    @BeforeAll
    void putsTwoTenantsOnOneServer() {
        left = platform.createTenant("sql-left");
        leftPlacement = platform.placement(left);
        right = platform.createTenantInPool("sql-right", leftPlacement.pool());
        rightPlacement = platform.placement(right);
        for (Tenant tenant : new Tenant[] {left, right}) {
            platform.createProduct(tenant, UUID.randomUUID(), "SKU-1", "of " + tenant.slug());
        }
    }

    @Test
    void anothersIdOnTheOwnDatabaseShowsNoRows() throws SQLException {
        try (Connection own =
                platform.pools().login(leftPlacement, leftPlacement.database().value())) {
            become(own, left.id());
            assertThat(count(own, "product.product")).isEqualTo(1);
            become(own, right.id());
            assertThat(count(own, "product.product")).isZero();
            assertThat(count(own, "freehold.tenant")).isZero();
            assertThat(count(own, "freehold.member")).isZero();
            assertThat(count(own, "freehold.audit_log")).isZero();
        }
    }

    @Test
    void anothersIdOnTheOwnDatabaseCanWriteNothing() throws SQLException {
        try (Connection own = platform.pools()
                        .login(leftPlacement, leftPlacement.database().value());
                Statement statement = own.createStatement()) {
            become(own, right.id());
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute(INSERT_PRODUCT))
                    .satisfies(e -> assertThat(e.getSQLState()).isIn("23503", "42501"));
            assertThat(statement.executeUpdate("UPDATE product.product SET name = 'taken'"))
                    .isZero();
            assertThat(statement.executeUpdate("DELETE FROM product.product")).isZero();
        }
    }

    @Test
    void noIdAtAllShowsNoRowsAndCanWriteNothing() throws SQLException {
        try (Connection own = platform.pools()
                        .login(leftPlacement, leftPlacement.database().value());
                Statement statement = own.createStatement()) {
            assertThat(count(own, "product.product")).isZero();
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute(INSERT_PRODUCT));
        }
    }

    @Test
    void theRoleIsRefusedByEveryOtherDatabaseOfTheServer() {
        for (String database :
                new String[] {rightPlacement.database().value(), "postgres", "template1", "freehold_pool"}) {
            assertThatExceptionOfType(SQLException.class)
                    .as("database %s", database)
                    .isThrownBy(() ->
                            platform.pools().login(leftPlacement, database).close())
                    .satisfies(e -> assertThat(e.getSQLState()).isIn("42501", "55000"));
        }
    }

    @Test
    void theRoleCanNeitherWriteTheAuditNorTheMembersNorMakeTables() throws SQLException {
        try (Connection own = platform.pools()
                        .login(leftPlacement, leftPlacement.database().value());
                Statement statement = own.createStatement()) {
            become(own, left.id());
            for (String forbidden : new String[] {
                "DELETE FROM freehold.audit_log",
                "UPDATE freehold.audit_log SET actor = 'nobody'",
                "INSERT INTO freehold.member (id, email, name, roles) VALUES ('x', 'x@example.org', 'x', '{admin}')",
                "UPDATE freehold.tenant SET id = '" + right.id() + "'",
                "TRUNCATE product.product",
                "ALTER TABLE product.product DISABLE ROW LEVEL SECURITY",
                "CREATE TABLE product.mine (id int)",
                "CREATE TABLE public.mine (id int)",
                "SET ROLE fh_owner"
            }) {
                assertThatExceptionOfType(SQLException.class)
                        .as(forbidden)
                        .isThrownBy(() -> statement.execute(forbidden))
                        .satisfies(e -> assertThat(e.getSQLState()).isIn("42501", "3F000"));
            }
        }
    }

    @Test
    void theAuditNamesWhoWroteWhat() throws SQLException {
        try (Connection own = platform.pools()
                        .login(leftPlacement, leftPlacement.database().value());
                Statement statement = own.createStatement()) {
            become(own, left.id());
            try (ResultSet entry = statement.executeQuery(
                    "SELECT actor, operation, after ->> 'sku' AS sku FROM freehold.audit_log WHERE relation = 'product.product'")) {
                assertThat(entry.next()).isTrue();
                assertThat(entry.getString("actor"))
                        .isEqualTo(platform.identity().subject(left.token()));
                assertThat(entry.getString("operation")).isEqualTo("insert");
                assertThat(entry.getString("sku")).isEqualTo("SKU-1");
            }
        }
    }

    private static final String INSERT_PRODUCT =
            "INSERT INTO product.product (id, sku, name, price, version, created_at, updated_at)"
                    + " VALUES (gen_random_uuid(), 'SKU-X', 'x', 1, 0, now(), now())";

    private static void become(Connection connection, String tenantId) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT set_config('freehold.tenant_id', ?, false)")) {
            statement.setString(1, tenantId);
            statement.execute();
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
