package dev.freehold.tenantservice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.tenantservice.connect.TenantConnections;
import dev.freehold.tenantservice.resolve.CurrentTenant;
import dev.freehold.tenantservice.resolve.NoTenantException;
import dev.freehold.tenantservice.route.RouteTable;
import dev.freehold.tenantservice.support.InProcessRegion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Hibernate, JTA and our connections together, inside the service. */
@QuarkusTest
@QuarkusTestResource(value = InProcessRegion.class, restrictToAnnotatedClass = true)
class TransactionsIT {
    private static final String INSERT = """
            INSERT INTO product.product (id, sku, name, price, version, created_at, updated_at)
            VALUES (:id, :sku, 'n', 1, 0, now(), now())
            """;

    @Inject
    EntityManager entities;

    @Inject
    CurrentTenant current;

    @Inject
    TenantConnections connections;

    @Inject
    RouteTable routes;

    @Inject
    @ConfigProperty(name = "test.acme")
    String acme;

    @Inject
    @ConfigProperty(name = "test.globex")
    String globex;

    @Inject
    @ConfigProperty(name = "test.postgres-log")
    Path postgresLog;

    @BeforeEach
    void awaitRoutes() {
        await().until(() -> routes.size() == 2);
    }

    @Test
    @ActivateRequestContext
    void givesNoConnectionWithoutATenantAndNamesTheCaller() {
        assertThatThrownBy(() -> entities.createNativeQuery("SELECT 1").getSingleResult())
                .hasStackTraceContaining(NoTenantException.class.getName())
                .hasStackTraceContaining("asked by dev.freehold.tenantservice.TransactionsIT");
    }

    @Test
    void givesNoConnectionOutsideOfARequest() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> entities.createNativeQuery("SELECT 1").getSingleResult()))
                .hasStackTraceContaining(NoTenantException.class.getName());
    }

    @Test
    @ActivateRequestContext
    void leavesNoRowWhenTheWorkFails() {
        enter(acme);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    insert("FAILS");
                    throw new ArithmeticException("after the insert");
                }));
        assertThat(count("FAILS")).isZero();
        QuarkusTransaction.requiringNew().run(() -> insert("WORKS"));
        assertThat(count("WORKS")).isOne();
    }

    @Test
    @ActivateRequestContext
    void tellsTheAuditWhoActedAndTheNextTransactionAgain() {
        enter(acme);
        QuarkusTransaction.requiringNew().run(() -> insert("AUDIT-1"));
        QuarkusTransaction.requiringNew().run(() -> insert("AUDIT-2"));
        List<?> actors = entities.createNativeQuery(
                        "SELECT actor FROM freehold.audit_log WHERE after ->> 'sku' LIKE 'AUDIT-%'")
                .getResultList();
        assertThat(actors).hasSize(2).allMatch("alice"::equals);
    }

    @Test
    @ActivateRequestContext
    void asksNothingMoreOfTheDatabaseForARead() throws IOException {
        enter(globex);
        count("WARM");
        String marker = "read-" + UUID.randomUUID();
        long before = Files.size(postgresLog);
        QuarkusTransaction.requiringNew().run(() -> {
            count(marker);
            count(marker);
        });
        assertThat(statementsOf(globex, before)).hasSize(4).noneMatch(line -> line.contains("set_config"));
        long beforeWrite = Files.size(postgresLog);
        QuarkusTransaction.requiringNew().run(() -> {
            insert("W-1");
            insert("W-2");
        });
        assertThat(statementsOf(globex, beforeWrite).stream().filter(line -> line.contains("set_config")))
                .hasSize(1);
    }

    @Test
    @ActivateRequestContext
    void usesOneConnectionForAWholeTransactionAndGivesItBack() throws SQLException {
        enter(acme);
        TenantId tenant = current.id();
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection one = connections.borrow(tenant);
                    Connection two = connections.borrow(tenant)) {
                assertThat(backend(one)).isEqualTo(backend(two));
                assertThatExceptionOfType(SQLException.class).isThrownBy(one::commit);
                assertThatExceptionOfType(SQLException.class).isThrownBy(() -> one.setAutoCommit(true));
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> connections.borrow(TenantId.parse(globex)))
                        .withMessageContaining("cannot go on in tenant");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        Connection closed = connections.borrow(tenant);
        closed.close();
        assertThatExceptionOfType(SQLException.class).isThrownBy(closed::createStatement);
    }

    @Test
    @ActivateRequestContext
    void setsTheTenantOfThePhysicalConnectionAndSeesItsOwnRowsOnly() {
        enter(acme);
        assertThat(entities.createNativeQuery("SELECT current_setting('freehold.tenant_id')")
                        .getSingleResult())
                .isEqualTo(acme);
        assertThat(entities.createNativeQuery("SELECT current_setting('application_name')")
                        .getSingleResult())
                .isEqualTo("fh:" + acme);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> entities.createNativeQuery("""
                        INSERT INTO product.product (tenant_id, id, sku, name, price, version, created_at, updated_at)
                        VALUES (:other, :id, 'FOREIGN', 'n', 1, 0, now(), now())
                        """)
                                .setParameter("other", UUID.fromString(globex))
                                .setParameter("id", UUID.randomUUID())
                                .executeUpdate()))
                .hasStackTraceContaining("row-level security");
    }

    private void enter(String tenant) {
        current.set(TenantId.parse(tenant), new TenantSlug("x"), "alice");
    }

    private void insert(String sku) {
        entities.createNativeQuery(INSERT)
                .setParameter("id", UUID.randomUUID())
                .setParameter("sku", sku)
                .executeUpdate();
    }

    private long count(String sku) {
        return ((Number) entities.createNativeQuery("SELECT count(*) FROM product.product WHERE sku = :sku")
                        .setParameter("sku", sku)
                        .getSingleResult())
                .longValue();
    }

    private List<String> statementsOf(String tenant, long from) throws IOException {
        String all = Files.readString(postgresLog).substring((int) from);
        return all.lines()
                .filter(line -> line.startsWith("[fh:" + tenant + "]")
                        && (line.contains("execute") || line.contains("statement:")))
                .toList();
    }

    private static int backend(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
