package dev.freehold.worker.lifecycle;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.stack.postgres.PoolServer;
import dev.freehold.worker.saga.SagaEnd;
import dev.freehold.worker.saga.StoppedException;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.ServerView;
import dev.freehold.worker.testing.TestJournal;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class VerifyTenantIT {
    private final Workbench bench = new Workbench();
    private final TenantId acme = Leases.newTenant();
    private final TenantId globex = Leases.newTenant();
    private final Placement placement = bench.provision(acme);
    private final Placement other = bench.provision(globex);

    @Test
    void findsAnActiveTenantWholeAndDisturbsNeitherItsSessionsNorItsPassword() throws SQLException {
        List<String> before = roles();
        try (Connection live = bench.server.as(placement, acme)) {
            bench.succeed(OperationKind.VERIFY, acme);
            assertThat(ServerView.ask(live, "SELECT 1")).containsExactly("1");
        }
        bench.server.as(placement, acme).close();
        assertThat(roles()).isEqualTo(before);
    }

    @Test
    void findsASuspendedTenantWholeAndLeavesItShut() {
        bench.succeed(OperationKind.SUSPEND, acme);
        bench.succeed(OperationKind.VERIFY, acme);
        assertThat(roles()).allMatch(role -> role.startsWith("(f,"));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> bench.server.as(placement, acme).close());
    }

    @Test
    void letsManyVerifyTheSameTenantAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Conducted>> all = Stream.generate(() -> Leases.of(OperationKind.VERIFY, acme))
                    .limit(6)
                    .map(lease -> threads.submit(() -> bench.conductToTheEnd(lease)))
                    .toList();
            for (Future<Conducted> one : all) {
                assertThat(one.get().end()).isEqualTo(SagaEnd.SUCCEEDED);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not_live                | freehold_pool | UPDATE ledger.reservation SET state = 'reserved' WHERE database = '%s'",
                "reservation_missing     | freehold_pool | DELETE FROM ledger.reservation WHERE database = '%s'",
                "database_not_ours       | postgres | ALTER DATABASE %s OWNER TO postgres",
                "database_closed         | postgres | ALTER DATABASE %s ALLOW_CONNECTIONS false",
                "login_role_unfit        | postgres | ALTER ROLE %s_b CREATEDB",
                "privileges_differ       | postgres | GRANT CONNECT ON DATABASE %s TO PUBLIC",
                "privileges_differ       | postgres | REVOKE CONNECT ON DATABASE %1$s FROM %1$s_b",
                "privileges_differ       | * | GRANT SELECT ON product.product TO PUBLIC",
                "owner_differs           | * | ALTER TABLE product.product OWNER TO postgres",
                "second_lock_missing     | * | ALTER TABLE product.product DISABLE ROW LEVEL SECURITY",
                "stamp_differs           | * | DELETE FROM freehold.tenant",
                "schema_not_at_head      | * | DELETE FROM freehold.product_history",
                "isolation_breach        | * | ALTER POLICY own_tenant ON freehold.tenant USING (true)",
            })
    void failsOnABreachAndSaysWhich(String code, String where, String breach) {
        String database = placement.database().value();
        bench.server.superuser(where.equals("*") ? database : where, breach.formatted(database));

        SagaEnd end = bench.conduct(Leases.of(OperationKind.VERIFY, acme)).end();
        // What is open to everybody is a breach for every tenant of the pool.
        bench.server.superuser("postgres", "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
        assertThat(end.outcome()).as("%s", end).isEqualTo(Outcome.FAILED);
        assertThat(end.failure()).hasFieldOrPropertyWithValue("code", code);
        bench.succeed(OperationKind.VERIFY, globex);
    }

    @Test
    void failsWhereAStrangerMayConnectOrItsOwnRolesMayElsewhere() {
        bench.server.superuser("postgres", "GRANT CONNECT ON DATABASE " + placement.database() + " TO " + other.role());
        try {
            for (TenantId tenant : List.of(acme, globex)) {
                SagaEnd end =
                        bench.conduct(Leases.of(OperationKind.VERIFY, tenant)).end();
                assertThat(end.failure()).hasFieldOrPropertyWithValue("code", "isolation_breach");
            }
        } finally {
            bench.server.superuser(
                    "postgres", "REVOKE CONNECT ON DATABASE " + placement.database() + " FROM " + other.role());
        }
    }

    @Test
    void isTriedAgainWhereTheServerHasNoConnectionLeft() {
        bench.server.superuser("postgres", "ALTER DATABASE " + placement.database() + " CONNECTION LIMIT 0");
        SagaEnd end = bench.conduct(Leases.of(OperationKind.VERIFY, acme)).end();
        assertThat(end.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(end.failure()).hasFieldOrPropertyWithValue("code", "pool_exhausted");
        assertThat(end.failedStep()).isEqualTo("check_privileges");
    }

    @Test
    void isEndedByASuspensionWhichLeavesNoLoginOpen() {
        Lease verify = Leases.of(OperationKind.VERIFY, acme);
        assertThatExceptionOfType(StoppedException.class)
                .isThrownBy(() -> bench.conduct(verify, TestJournal.brokenAfter("check_schema")));
        bench.server.superuser("postgres", "ALTER ROLE " + placement.database() + "_b LOGIN");
        bench.succeed(OperationKind.SUSPEND, acme);
        assertThat(roles()).allMatch(role -> role.startsWith("(f,"));
        assertThatExceptionOfType(StoppedException.class).isThrownBy(() -> bench.conduct(verify));
    }

    @Test
    void changesNothingInTheLedgerButTheFence() {
        String reservations = "SELECT r::text FROM ledger.reservation r WHERE tenant = '" + acme + "'";
        List<String> before = bench.server.ask(PoolServer.LEDGER, reservations);
        bench.succeed(OperationKind.VERIFY, acme);
        assertThat(bench.server.ask(PoolServer.LEDGER, reservations)).isEqualTo(before);
    }

    /** Open to log in, has a password, and its verifier's last characters. */
    private List<String> roles() {
        return bench.server.ask("postgres", """
                SELECT (rolcanlogin, rolpassword, coalesce(rolvaliduntil, 'infinity'))::text
                FROM pg_authid WHERE starts_with(rolname, '%s_') ORDER BY rolname
                """.formatted(placement.database()));
    }
}
