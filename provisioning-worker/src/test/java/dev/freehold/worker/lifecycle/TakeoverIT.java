package dev.freehold.worker.lifecycle;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.stack.postgres.PoolServer;
import dev.freehold.worker.saga.StoppedException;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.ServerView;
import dev.freehold.worker.testing.TestJournal;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** A worker dies right after a step's act, unverified and unreported, and another one takes over; for every step there is. */
class TakeoverIT {
    private final Workbench bench = new Workbench();

    @TestFactory
    Stream<DynamicTest> aProvisioningIsFinishedByTheNextWorker() {
        return steps(OperationKind.PROVISION)
                .map(step -> dynamicTest(step, () -> {
                    TenantId tenant = Leases.newTenant();
                    Lease lease = Leases.of(OperationKind.PROVISION, tenant);
                    dieAfter(step, lease);
                    bench.placement(tenant, bench.conductToTheEnd(Leases.next(lease)));
                    assertThat(identities(tenant)).containsExactly("group", "ada@" + tenant + ".example");
                }));
    }

    @TestFactory
    Stream<DynamicTest> aProvisioningIsUndoneByTheNextWorkerAndLeavesNothing() {
        return steps(OperationKind.PROVISION)
                .map(step -> dynamicTest(step, () -> {
                    List<String> before = bench.server.tenantThings();
                    TenantId tenant = Leases.newTenant();
                    Lease lease = Leases.of(OperationKind.PROVISION, tenant);
                    dieAfter(step, lease);
                    Lease undo = Leases.compensating(lease);
                    bench.undo(undo);
                    assertThat(bench.server.tenantThings()).containsExactlyInAnyOrderElementsOf(before);
                    assertThat(identities(tenant)).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> anUndoingIsFinishedByTheNextWorkerAndLeavesNothing() {
        return steps(OperationKind.PROVISION)
                .map(step -> dynamicTest(step, () -> {
                    List<String> before = bench.server.tenantThings();
                    TenantId tenant = Leases.newTenant();
                    Lease lease = Leases.of(OperationKind.PROVISION, tenant);
                    bench.conduct(lease);
                    Lease undo = Leases.compensating(lease);
                    dieAfter(step, undo);
                    bench.undo(Leases.next(undo));
                    assertThat(bench.server.tenantThings()).containsExactlyInAnyOrderElementsOf(before);
                    assertThat(identities(tenant)).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> aResumeIsUndoneByTheNextWorkerAndLeavesTheTenantShut() {
        return steps(OperationKind.RESUME)
                .map(step -> dynamicTest(step, () -> {
                    TenantId tenant = Leases.newTenant();
                    Placement placement = bench.provision(tenant);
                    bench.succeed(OperationKind.SUSPEND, tenant);
                    Lease lease = Leases.of(OperationKind.RESUME, tenant);
                    dieAfter(step, lease);
                    // Somebody is inside, whatever the password is by now.
                    bench.server.superuser(
                            "postgres", "ALTER ROLE " + placement.role() + " PASSWORD '" + placement.password() + "'");
                    try (Connection live = bench.server.as(placement, tenant)) {
                        Lease undo = Leases.compensating(lease);
                        dieAfter(step, undo);
                        bench.undo(Leases.next(undo));
                        assertThatExceptionOfType(SQLException.class)
                                .isThrownBy(() -> ServerView.ask(live, "SELECT 1"));
                    }
                    assertShut(placement.database().value());
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyOtherOperationIsFinishedByTheNextWorker() {
        return Stream.of(
                        OperationKind.SUSPEND,
                        OperationKind.RESUME,
                        OperationKind.DROP,
                        OperationKind.VERIFY,
                        OperationKind.OFFBOARD,
                        OperationKind.UNDELETE)
                .flatMap(kind -> steps(kind)
                        .map(step -> dynamicTest(kind + " " + step, () -> {
                            TenantId tenant = tenantReadyFor(kind);
                            Lease lease = Leases.of(kind, tenant);
                            dieAfter(step, lease);
                            assertThat(bench.conduct(Leases.next(lease)).end().outcome())
                                    .isEqualTo(Outcome.SUCCEEDED);
                        })));
    }

    private void assertShut(String database) {
        assertThat(bench.server.ask(
                        "postgres", "SELECT rolcanlogin FROM pg_roles WHERE starts_with(rolname, '" + database + "_')"))
                .containsExactly("f", "f");
        assertThat(bench.server.ask("postgres", "SELECT pid FROM pg_stat_activity WHERE datname = '" + database + "'"))
                .isEmpty();
    }

    private Stream<String> steps(OperationKind kind) {
        TestJournal journal = TestJournal.whole();
        bench.conduct(Leases.of(kind, tenantReadyFor(kind)), journal);
        return journal.plan.stream();
    }

    private TenantId tenantReadyFor(OperationKind kind) {
        TenantId tenant = Leases.newTenant();
        if (kind != OperationKind.PROVISION) {
            bench.provision(tenant);
        }
        if (kind == OperationKind.RESUME) {
            bench.succeed(OperationKind.SUSPEND, tenant);
        }
        if (kind == OperationKind.DROP || kind == OperationKind.UNDELETE) {
            bench.succeed(OperationKind.OFFBOARD, tenant);
        }
        return tenant;
    }

    private void dieAfter(String step, Lease lease) {
        if (step.equals("template")) {
            bench.server.superuser(PoolServer.LEDGER, "UPDATE ledger.template SET complete = false");
        }
        TestJournal journal = TestJournal.brokenAfter(step);
        try {
            bench.conduct(lease, journal);
            // A step that found its work done did not act, so there was nothing to die in.
            assertThat(journal.succeeded).contains(step);
        } catch (StoppedException died) {
            assertThat(journal.broken()).isTrue();
        }
    }

    private List<String> identities(TenantId tenant) {
        return Stream.concat(
                        bench.keycloak.groups(tenant.toString(), true, false).stream()
                                .map(_ -> "group"),
                        bench.keycloak.users.values().stream()
                                .map(user -> user.username())
                                .filter(name -> name.contains(tenant.toString())))
                .toList();
    }
}
