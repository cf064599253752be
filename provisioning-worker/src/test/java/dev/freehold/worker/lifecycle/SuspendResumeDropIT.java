package dev.freehold.worker.lifecycle;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.stack.postgres.PoolServer;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.ServerView;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SuspendResumeDropIT {
    private final Workbench bench = new Workbench();
    private final TenantId acme = Leases.newTenant();
    private final TenantId globex = Leases.newTenant();
    private final Placement placement = bench.provision(acme);
    private final Placement other = bench.provision(globex);

    @Test
    void suspendingEndsLiveSessionsAndRefusesNewOnesOfThatTenantAlone() throws SQLException {
        try (Connection live = bench.server.as(placement, acme);
                Connection others = bench.server.as(other, globex)) {
            bench.succeed(OperationKind.SUSPEND, acme);

            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> ServerView.ask(live, "SELECT 1"));
            assertRefused();
            assertThat(ServerView.ask(others, "SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void resumingOpensTheSameRoleAgainWithAPasswordOfItsOwn() throws SQLException {
        bench.succeed(OperationKind.SUSPEND, acme);
        Placement resumed = bench.placement(acme, bench.conduct(Leases.of(OperationKind.RESUME, acme)));
        assertThat(resumed.role()).isEqualTo(placement.role());
        assertThat(resumed.password()).isNotEqualTo(placement.password());
        try (Connection live = bench.server.as(resumed, acme)) {
            assertThat(ServerView.ask(live, "SELECT id FROM freehold.tenant")).containsExactly(acme.toString());
        }
        assertRefused();
    }

    @Test
    void droppingRemovesDatabaseRolesIdentityAndNamesOfThatTenantAlone() throws SQLException {
        bench.succeed(OperationKind.DROP, acme);

        assertThat(bench.server.tenantThings())
                .noneMatch(thing -> thing.startsWith(placement.database().value()))
                .contains(other.database().value());
        assertThat(bench.keycloak.groups(acme.toString(), true, false)).isEmpty();
        assertThat(bench.keycloak.usersByEmail("ada@" + acme + ".example", true, true))
                .isEmpty();
        assertThat(bench.keycloak.groups(globex.toString(), true, false)).hasSize(1);
        try (Connection others = bench.server.as(other, globex)) {
            assertThat(ServerView.ask(others, "SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void droppingWhatIsGoneSucceeds() {
        bench.succeed(OperationKind.DROP, acme);
        bench.succeed(OperationKind.DROP, acme);
    }

    @Test
    void doesNotCallATenantDroppedWhomTheLedgerDoesNotKnow() {
        TenantId unknown = Leases.newTenant();
        Conducted conducted = bench.conduct(Leases.of(OperationKind.DROP, unknown));
        assertThat(conducted.end().outcome()).isEqualTo(Outcome.RETRY);
        assertThat(conducted.end().failure()).hasFieldOrPropertyWithValue("code", "names_unknown");
        // So too where the ledger was lost and its rows with it, though the database is there.
        bench.server.superuser("freehold_pool", "DELETE FROM ledger.reservation WHERE tenant = '" + acme + "'");
        assertThat(bench.conduct(Leases.of(OperationKind.DROP, acme)).end().outcome())
                .isEqualTo(Outcome.RETRY);
    }

    @Test
    void droppingFinishesADropThatTheServerLeftHalfDone() {
        bench.succeed(OperationKind.OFFBOARD, acme);
        bench.server.superuser(
                "postgres", "UPDATE pg_database SET datconnlimit = -2 WHERE datname = '" + placement.database() + "'");
        assertThat(bench.conduct(Leases.of(OperationKind.DROP, acme)).end().outcome())
                .isEqualTo(Outcome.SUCCEEDED);
        assertThat(bench.server.tenantThings())
                .noneMatch(thing -> thing.startsWith(placement.database().value()));
    }

    @Test
    void leavesADatabaseAloneThatBearsAnotherTenantsStamp() {
        bench.server.superuser(
                placement.database().value(),
                "UPDATE freehold.member SET tenant_id = tenant_id; DELETE FROM freehold.tenant;"
                        + " INSERT INTO freehold.tenant VALUES ('" + globex + "', 'local', 'test')");
        refusesToDrop("stamp_differs");
    }

    @Test
    void leavesADatabaseAloneThatHasNoStampThoughItIsLive() {
        bench.server.superuser(placement.database().value(), "DELETE FROM freehold.tenant");
        refusesToDrop("stamp_differs");
    }

    @Test
    void leavesADatabaseAloneThatBelongsToAnotherRole() {
        bench.server.superuser("postgres", "ALTER DATABASE " + placement.database() + " OWNER TO postgres");
        refusesToDrop("database_not_ours");
    }

    @Test
    void doesNotCallATenantSuspendedWhomTheLedgerDoesNotKnow() {
        Conducted conducted = bench.conduct(Leases.of(OperationKind.SUSPEND, Leases.newTenant()));
        assertThat(conducted.end().outcome()).isEqualTo(Outcome.RETRY);
        assertThat(conducted.end().failure()).hasFieldOrPropertyWithValue("code", "names_unknown");
    }

    @Test
    void doesNotResumeWhatItNeverMade() {
        Lease lease = Leases.of(OperationKind.RESUME, Leases.newTenant());
        assertThat(bench.conduct(lease).end().outcome()).isEqualTo(Outcome.COMPENSATE);
        bench.undo(Leases.compensating(lease));
    }

    /** A drop is never given up, so that an operator who clears the matter up has nothing more to do. */
    private void refusesToDrop(String code) {
        bench.succeed(OperationKind.OFFBOARD, acme);
        Conducted conducted = bench.conduct(Leases.of(OperationKind.DROP, acme));
        assertThat(conducted.end().outcome()).isEqualTo(Outcome.RETRY);
        assertThat(conducted.end().failure()).hasFieldOrPropertyWithValue("code", code);
        assertThat(bench.server.ask(
                        "postgres", "SELECT datname FROM pg_database WHERE datname = '" + placement.database() + "'"))
                .hasSize(1);
        assertThat(bench.keycloak.groups(acme.toString(), true, false)).hasSize(1);
        assertThat(bench.keycloak.usersByEmail("ada@" + acme + ".example", true, true))
                .hasSize(1);
        bench.server.superuser(
                PoolServer.LEDGER, "UPDATE ledger.reservation SET state = 'live' WHERE tenant = '" + acme + "'");
    }

    private void assertRefused() {
        for (String database : List.of(placement.database().value(), "postgres")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> bench.server.as(placement, database).close())
                    .satisfies(refusal -> assertThat(refusal.getSQLState()).startsWith("28"));
        }
    }
}
