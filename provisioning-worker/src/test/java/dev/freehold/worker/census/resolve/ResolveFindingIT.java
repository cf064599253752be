package dev.freehold.worker.census.resolve;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.github.f4b6a3.uuid.UuidCreator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.census.CensusTask;
import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.census.Resolution;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.database.DropPace;
import dev.freehold.worker.saga.FencedException;
import dev.freehold.worker.saga.Pause;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.TestPool;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResolveFindingIT {
    private static final String LEDGER = "freehold_pool";

    private final Workbench bench = new Workbench();
    private final ResolveFinding resolve = new ResolveFinding(
            bench.pools, bench.keycloak, new DropPace(Duration.ZERO, Clock.systemUTC(), Pause.REAL), bench.archives);

    @BeforeEach
    void prepare() {
        bench.pools.require(TestPool.POOL).prepare();
    }

    @AfterEach
    void clear() {
        bench.server.superuser("postgres", "DROP DATABASE IF EXISTS fh_stray");
        bench.server.superuser("postgres", "DROP ROLE IF EXISTS fh_stray_a");
        bench.server.superuser(LEDGER, "DELETE FROM ledger.reservation WHERE database = 'fh_stray'");
    }

    @Test
    void dropsADatabaseThatIsConfirmedAndStillUnknown() {
        stray();
        refused(FindingKind.DATABASE_UNRESERVED, "fh_stray", null, false);
        reserve(Leases.newTenant(), "live");
        refused(FindingKind.DATABASE_UNRESERVED, "fh_stray", null, true);
        bench.server.superuser(LEDGER, "DELETE FROM ledger.reservation WHERE database = 'fh_stray'");
        assertThat(databases()).contains("fh_stray");

        resolve(FindingKind.DATABASE_UNRESERVED, "fh_stray", null, true);

        assertThat(databases()).doesNotContain("fh_stray");
        refused(FindingKind.DATABASE_UNRESERVED, "fh_stray", null, true);
    }

    @Test
    void leavesADatabaseThatBearsAnotherStampThanWasSeen() {
        TenantId tenant = Leases.newTenant();
        Placement placement = bench.provision(tenant);
        String database = placement.database().value();
        bench.server.superuser(
                LEDGER, "CREATE TABLE kept AS SELECT * FROM ledger.reservation WHERE database = '" + database + "'");
        bench.server.superuser(LEDGER, "DELETE FROM ledger.reservation WHERE database = '" + database + "'");
        try {
            refused(FindingKind.DATABASE_UNRESERVED, database, null, true);
            refused(FindingKind.DATABASE_UNRESERVED, database, Leases.newTenant(), true);
            assertThat(databases()).contains(database);
        } finally {
            bench.server.superuser(LEDGER, "INSERT INTO ledger.reservation SELECT * FROM kept");
            bench.server.superuser(LEDGER, "DROP TABLE kept");
        }
        bench.succeed(OperationKind.DROP, tenant);
    }

    @Test
    void leavesADatabaseOfAnotherRole() {
        bench.server.superuser("postgres", "CREATE DATABASE fh_stray");
        refused(FindingKind.DATABASE_UNRESERVED, "fh_stray", null, true);
        assertThat(databases()).contains("fh_stray");
    }

    @Test
    void keepsATenantWithoutAnEndThatNobodyHasDeleted() {
        TenantId tenant = Leases.newTenant();
        bench.provision(tenant);
        refused(FindingKind.RETENTION_ORPHANED, "acme", tenant, false);
        bench.succeed(OperationKind.OFFBOARD, tenant);

        resolve(FindingKind.RETENTION_ORPHANED, "acme", tenant, false);

        assertThat(bench.conduct(Leases.of(OperationKind.DROP, tenant)).end().failure())
                .hasFieldOrPropertyWithValue("code", "not_offboarded");
        bench.succeed(OperationKind.DROP, tenant);
    }

    @Test
    void strikesOffNamesWithNothingBehindThemAndNoOthers() {
        TenantId tenant = Leases.newTenant();
        reserve(tenant, "reserved");
        stray();
        refused(FindingKind.RESERVATION_ORPHANED, "fh_stray", tenant, false);
        bench.server.superuser("postgres", "DROP DATABASE fh_stray");

        resolve(FindingKind.RESERVATION_ORPHANED, "fh_stray", tenant, false);

        assertThat(ledger("fh_stray")).isEmpty();
        refused(FindingKind.RESERVATION_ORPHANED, "fh_stray", tenant, false);
    }

    @Test
    void dropsWhatIsBehindNamesThatAreConfirmed() {
        TenantId tenant = Leases.newTenant();
        Placement placement = bench.provision(tenant);
        String database = placement.database().value();
        TenantId neighbour = Leases.newTenant();
        Placement other = bench.provision(neighbour);

        resolve(FindingKind.RESERVATION_ORPHANED, database, tenant, true);

        assertThat(databases())
                .doesNotContain(database)
                .contains(other.database().value());
        assertThat(roles()).noneMatch(role -> role.startsWith(database));
        assertThat(ledger(database)).isEmpty();
        assertThat(ledger(other.database().value())).hasSize(1);
        bench.succeed(OperationKind.DROP, neighbour);
    }

    @Test
    void changesNothingOnceALaterAttemptActsForTheTenant() {
        TenantId tenant = Leases.newTenant();
        Placement placement = bench.provision(tenant);
        CensusTask old =
                task(FindingKind.RESERVATION_ORPHANED, placement.database().value(), tenant, true, 0);

        assertThatThrownBy(() -> resolve.run(old)).isInstanceOf(FencedException.class);
        assertThat(databases()).contains(placement.database().value());
        bench.succeed(OperationKind.DROP, tenant);
    }

    @Test
    void closesLoginsThatAreOpen() {
        TenantId tenant = Leases.newTenant();
        Placement placement = bench.provision(tenant);
        bench.succeed(OperationKind.SUSPEND, tenant);
        refused(FindingKind.LOGIN_OPEN, placement.role().value(), tenant, false);
        bench.server.superuser("postgres", "ALTER ROLE " + placement.role() + " LOGIN");

        resolve(FindingKind.LOGIN_OPEN, placement.role().value(), tenant, false);

        assertThat(bench.server.ask(
                        "postgres", "SELECT rolcanlogin FROM pg_roles WHERE rolname = '" + placement.role() + "'"))
                .containsExactly("f");
        bench.succeed(OperationKind.DROP, tenant);
    }

    @Test
    void shutsTheIdleLoginOfAnActiveTenantAndLeavesTheOneInUse() throws SQLException {
        TenantId tenant = Leases.newTenant();
        Placement placement = bench.provision(tenant);
        String idle = placement.database() + "_b";
        refused(FindingKind.LOGIN_OPEN, idle, tenant, false);
        bench.server.superuser("postgres", "ALTER ROLE " + idle + " LOGIN");

        resolve(FindingKind.LOGIN_OPEN, idle, tenant, false);

        assertThat(bench.server.ask("postgres", "SELECT rolcanlogin FROM pg_roles WHERE rolname = '" + idle + "'"))
                .containsExactly("f");
        bench.server.as(placement, tenant).close();
        bench.succeed(OperationKind.DROP, tenant);
    }

    @Test
    void dropsARoleOnlyWhereNothingDependsOnIt() {
        bench.server.superuser("postgres", "SET ROLE freehold_worker; CREATE ROLE fh_stray_a LOGIN");
        bench.server.superuser(LEDGER, "CREATE SCHEMA fh_owned AUTHORIZATION fh_stray_a");
        refused(FindingKind.ROLE_ORPHANED, "fh_stray_a", null, true);
        bench.server.superuser(LEDGER, "DROP SCHEMA fh_owned");

        resolve(FindingKind.ROLE_ORPHANED, "fh_stray_a", null, true);

        assertThat(roles()).doesNotContain("fh_stray_a");
    }

    @Test
    void removesAGroupWithTheAccountsThatAreInNoOther() {
        TenantId gone = Leases.newTenant();
        TenantId alive = Leases.newTenant();
        bench.provision(gone);
        bench.provision(alive);
        refused(FindingKind.IDENTITY_ORPHANED, gone.toString(), gone, true);
        assertThat(bench.keycloak.users).as("whatever the control plane says").hasSize(2);
        bench.server.superuser(
                LEDGER, "CREATE TABLE kept AS SELECT * FROM ledger.reservation WHERE tenant = '" + gone + "'");
        bench.server.superuser(LEDGER, "DELETE FROM ledger.reservation WHERE tenant = '" + gone + "'");

        resolve(FindingKind.IDENTITY_ORPHANED, gone.toString(), gone, true);

        assertThat(bench.keycloak.groups.values())
                .extracting("name")
                .contains(alive.toString())
                .doesNotContain(gone.toString());
        assertThat(bench.keycloak.users).hasSize(1);
        refused(FindingKind.IDENTITY_ORPHANED, gone.toString(), gone, true);
        refused(FindingKind.IDENTITY_MISSING, "alive", alive, false);
        resolve(FindingKind.IDENTITY_MISSING, "gone", gone, false);
        bench.server.superuser(LEDGER, "INSERT INTO ledger.reservation SELECT * FROM kept");
        bench.server.superuser(LEDGER, "DROP TABLE kept");
        assertThat(bench.keycloak.groups.values()).extracting("name").contains(gone.toString());
        bench.succeed(OperationKind.DROP, gone);
        bench.succeed(OperationKind.DROP, alive);
    }

    private void stray() {
        bench.server.superuser("postgres", "CREATE DATABASE fh_stray OWNER freehold_worker");
    }

    private void reserve(TenantId tenant, String state) {
        bench.server.superuser(LEDGER, """
                INSERT INTO ledger.reservation (database, tenant, operation, role_a, role_b, active_role, state)
                VALUES ('fh_stray', '%s', '%s', 'fh_stray_a', 'fh_stray_b', 'fh_stray_a', '%s')
                """.formatted(tenant, UuidCreator.getTimeOrderedEpoch(), state));
    }

    private List<String> databases() {
        return bench.server.ask("postgres", "SELECT datname FROM pg_database");
    }

    private List<String> roles() {
        return bench.server.ask("postgres", "SELECT rolname FROM pg_roles");
    }

    private List<String> ledger(String database) {
        return bench.server.ask(LEDGER, "SELECT database FROM ledger.reservation WHERE database = '" + database + "'");
    }

    private void refused(FindingKind kind, String subject, @Nullable TenantId tenant, boolean confirmed) {
        assertThatThrownBy(() -> resolve(kind, subject, tenant, confirmed)).isInstanceOf(RefusedResolution.class);
    }

    private void resolve(FindingKind kind, String subject, @Nullable TenantId tenant, boolean confirmed) {
        long fence = Leases.of(OperationKind.DROP, Leases.newTenant()).fence();
        resolve.run(task(kind, subject, tenant, confirmed, fence));
    }

    private static CensusTask task(
            FindingKind kind, String subject, @Nullable TenantId tenant, boolean confirmed, long fence) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return new CensusTask(
                id,
                1,
                60,
                CensusTask.Kind.RESOLVE,
                TestPool.POOL,
                new Resolution(kind, subject, tenant, fence, confirmed));
    }
}
