package dev.freehold.worker.lifecycle;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.stack.postgres.PoolServer;
import dev.freehold.worker.saga.SagaEnd;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.ServerView;
import dev.freehold.worker.testing.TestJournal;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProvisionTenantIT {
    private static final UUID SHARED_ID = UUID.fromString("0197e2d4-0000-7000-8000-000000000001");
    private static final String ADD_PRODUCT = """
            INSERT INTO product.product (id, sku, name, price, version, created_at, updated_at)
            VALUES ('%s', 'A-1', '%s', 1, 0, now(), now())
            """;

    private final Workbench bench = new Workbench();
    private final TenantId acme = Leases.newTenant();
    private final TenantId globex = Leases.newTenant();

    @Test
    void runsItsStepsInOrderAndSealsAPlacementThatOpensTheDatabase() throws SQLException {
        Lease lease = Leases.of(OperationKind.PROVISION, acme);
        TestJournal journal = TestJournal.whole();
        Placement placement = bench.placement(acme, bench.conduct(lease, journal));

        assertThat(journal.succeeded)
                .isEqualTo(journal.plan)
                .containsExactly(
                        "reserve",
                        "identity",
                        "template",
                        "login_roles",
                        "database",
                        "privileges",
                        "stamp",
                        "migrate",
                        "seed",
                        "isolation_proof",
                        "seal");
        assertThat(placement.database().value()).matches("fh_[a-z2-7]{20}");
        assertThat(placement.epoch()).isEqualTo(Epoch.FIRST);
        try (Connection connection = bench.server.as(placement, acme)) {
            assertThat(ServerView.ask(connection, "SELECT id FROM freehold.tenant"))
                    .containsExactly(acme.toString());
            assertThat(ServerView.ask(connection, "SELECT name || ' ' || email || roles::text FROM freehold.member"))
                    .containsExactly("Ada King (CFO) & Sons ada@" + acme + ".example{admin}");
        }
    }

    @Test
    void givesEachTenantRowsOfItsOwnUnderTheSameIds() throws SQLException {
        Placement first = bench.provision(acme);
        Placement second = bench.provision(globex);
        try (Connection one = bench.server.as(first, acme);
                Connection two = bench.server.as(second, globex)) {
            ServerView.run(one, ADD_PRODUCT.formatted(SHARED_ID, "anvil"));
            ServerView.run(two, ADD_PRODUCT.formatted(SHARED_ID, "glue"));
            assertThat(ServerView.ask(one, "SELECT name FROM product.product")).containsExactly("anvil");
            assertThat(ServerView.ask(two, "SELECT name FROM product.product")).containsExactly("glue");
        }
    }

    @Test
    void showsNothingAndTakesNothingOnceAnotherTenantsIdIsSet() throws SQLException {
        Placement placement = bench.provision(acme);
        bench.provision(globex);
        try (Connection right = bench.server.as(placement, acme);
                Connection wrong = bench.server.as(placement, globex)) {
            ServerView.run(right, ADD_PRODUCT.formatted(SHARED_ID, "anvil"));
            assertThat(ServerView.ask(wrong, "SELECT name FROM product.product"))
                    .isEmpty();
            assertThat(ServerView.ask(wrong, "SELECT id FROM freehold.member")).isEmpty();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> ServerView.run(wrong, ADD_PRODUCT.formatted(UUID.randomUUID(), "glue")));
            ServerView.run(wrong, "DELETE FROM product.product");
            assertThat(ServerView.ask(right, "SELECT name FROM product.product"))
                    .containsExactly("anvil");
        }
    }

    @Test
    void letsATenantsRoleIntoNoOtherDatabase() {
        Placement first = bench.provision(acme);
        Placement second = bench.provision(globex);
        List<String> others = bench.server.ask(
                "postgres", "SELECT datname FROM pg_database WHERE datname <> '" + first.database() + "'");
        assertThat(others)
                .contains(
                        "postgres",
                        "template1",
                        PoolServer.LEDGER,
                        second.database().value());
        for (String other : others) {
            assertThatExceptionOfType(SQLException.class)
                    .as(other)
                    .isThrownBy(() -> bench.server.as(first, other).close())
                    .satisfies(refusal -> assertThat(refusal.getSQLState()).isIn("42501", "55000"));
        }
    }

    @Test
    void auditsEveryChangeInALogThatTheTenantsRoleCannotWrite() throws SQLException {
        Placement placement = bench.provision(acme);
        try (Connection connection = bench.server.as(placement, acme)) {
            ServerView.run(connection, ADD_PRODUCT.formatted(SHARED_ID, "anvil"));
            assertThat(
                            ServerView.ask(
                                    connection,
                                    "SELECT operation || ' ' || relation || ' ' || row_id FROM freehold.audit_log WHERE relation = 'product.product'"))
                    .containsExactly("insert product.product " + SHARED_ID);
            for (String forgery : List.of(
                    "DELETE FROM freehold.audit_log",
                    "UPDATE freehold.audit_log SET actor = 'nobody'",
                    "INSERT INTO freehold.audit_log (tenant_id, actor, operation, relation, row_id) VALUES ('" + acme
                            + "', 'x', 'x', 'x', 'x')",
                    "UPDATE freehold.tenant SET region = 'x'",
                    "INSERT INTO freehold.member (id, email, name, roles) VALUES ('x', 'x', 'x', '{admin}')",
                    "CREATE TABLE product.mine ()",
                    "CREATE SCHEMA mine",
                    "CREATE TEMP TABLE mine ()",
                    "SET ROLE fh_app",
                    "SET ROLE fh_owner")) {
                assertThatExceptionOfType(SQLException.class)
                        .as(forgery)
                        .isThrownBy(() -> ServerView.run(connection, forgery))
                        .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
            }
        }
    }

    @Test
    void keepsPasswordsFromTheServer() {
        Placement placement = bench.provision(acme);
        assertThat(bench.server.ask(
                        "postgres", "SELECT rolpassword FROM pg_authid WHERE rolname = '" + placement.role() + "'"))
                .singleElement()
                .asString()
                .startsWith("SCRAM-SHA-256$1:")
                .doesNotContain(placement.password());
        assertThat(bench.server.ask(
                        "postgres",
                        "SELECT rolpassword IS NULL FROM pg_authid WHERE rolname = '" + placement.database() + "_b'"))
                .containsExactly("t");
    }

    @Test
    void makesManyAtOnceOnAPoolWhoseTemplateWasLeftHalfMade() throws Exception {
        bench.provision(acme);
        bench.server.superuser(PoolServer.LEDGER, "UPDATE ledger.template SET complete = false");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Conducted>> all = Stream.generate(Leases::newTenant)
                    .limit(8)
                    .map(tenant ->
                            threads.submit(() -> bench.conductToTheEnd(Leases.of(OperationKind.PROVISION, tenant))))
                    .toList();
            for (Future<Conducted> one : all) {
                assertThat(one.get().end()).isEqualTo(SagaEnd.SUCCEEDED);
            }
        }
    }

    @Test
    void refusesToSealWhereAStrangerMayConnect() {
        bench.provision(globex);
        bench.server.superuser("postgres", "CREATE ROLE stranger LOGIN");
        Lease lease = Leases.of(OperationKind.PROVISION, acme);
        // The stranger gets in between the privileges and the proof, as an administrator's slip would let it.
        TestJournal untilPrivileges = TestJournal.brokenAfter("privileges");
        try {
            assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> bench.conduct(lease, untilPrivileges));
            String database = bench.server
                    .ask(PoolServer.LEDGER, "SELECT database FROM ledger.reservation WHERE tenant = '" + acme + "'")
                    .getFirst();
            bench.server.superuser("postgres", "GRANT CONNECT ON DATABASE " + database + " TO stranger");

            Lease second = Leases.next(lease);
            Conducted conducted = bench.conduct(second);
            assertThat(conducted.end().outcome()).isEqualTo(Outcome.COMPENSATE);
            assertThat(conducted.end().failedStep()).isEqualTo("isolation_proof");
            bench.undo(Leases.compensating(second));
        } finally {
            bench.server.superuser("postgres", "DROP ROLE stranger");
        }
    }
}
