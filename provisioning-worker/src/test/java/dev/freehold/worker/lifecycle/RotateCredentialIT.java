package dev.freehold.worker.lifecycle;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.stack.postgres.PoolServer;
import dev.freehold.worker.saga.StoppedException;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.ServerView;
import dev.freehold.worker.testing.TestDesk;
import dev.freehold.worker.testing.TestJournal;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

class RotateCredentialIT {
    private static final List<String> BEFORE_PUBLICATION =
            List.of("choose_role", "open_next_login", "prove_login", "seal");
    private static final List<String> FROM_PUBLICATION_ON =
            List.of("publish", "switch_role", "await_data_planes", "close_former_login");

    private final Workbench bench = new Workbench();
    private final TenantId acme = Leases.newTenant();
    private final TenantId globex = Leases.newTenant();
    private final Placement former = bench.provision(acme);
    private final Placement other = bench.provision(globex);

    @Test
    void servesBothCredentialsUntilNobodyNeedsTheFormerAndThenTheNewAlone() throws SQLException {
        try (Connection inside = bench.server.as(former, acme);
                Connection others = bench.server.as(other, globex)) {
            AtomicInteger waited = new AtomicInteger();
            TestDesk desk = new TestDesk();
            desk.settlingAfter(3, () -> {
                waited.incrementAndGet();
                assertServes(former);
                assertServes(published(desk));
            });
            assertThat(bench.conduct(rotation(), TestJournal.whole(), desk)
                            .end()
                            .outcome())
                    .isEqualTo(Outcome.SUCCEEDED);

            assertThat(waited).hasValue(3);
            assertThat(published(desk).epoch()).isEqualTo(Epoch.FIRST.next());
            assertRotated(desk);
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> ServerView.ask(inside, "SELECT 1"));
            assertThat(ServerView.ask(others, "SELECT 1")).containsExactly("1");
            assertServes(other, globex);
        }
    }

    @Test
    void usesTheTwoRolesInTurnAndNoPasswordTwice() {
        TestDesk first = new TestDesk();
        TestDesk second = new TestDesk();
        bench.conduct(rotation(), TestJournal.whole(), first);
        bench.conduct(rotation(), TestJournal.whole(), second);

        assertThat(published(first).role()).isNotEqualTo(former.role());
        assertThat(published(second).role()).isEqualTo(former.role());
        assertThat(published(second).password()).isNotEqualTo(former.password());
        assertServes(published(second));
        assertRefused(published(first));
        assertRefused(former);
    }

    @TestFactory
    Stream<DynamicTest> isFinishedByTheNextWorkerWhereverTheFirstDied() {
        return Stream.concat(BEFORE_PUBLICATION.stream(), FROM_PUBLICATION_ON.stream())
                .map(step -> dynamicTest(step, () -> {
                    RotateCredentialIT fresh = new RotateCredentialIT();
                    TestDesk desk = new TestDesk().settlingAfter(1, () -> {});
                    Lease lease = fresh.rotation();
                    fresh.dieAfter(step, lease, desk);
                    fresh.assertServes(fresh.former, step.equals("close_former_login"));
                    assertThat(fresh.bench
                                    .conductToTheEnd(Leases.next(lease), desk)
                                    .end()
                                    .outcome())
                            .isEqualTo(Outcome.SUCCEEDED);
                    fresh.assertRotated(desk);
                    fresh.assertServes(fresh.other, fresh.globex);
                }));
    }

    @TestFactory
    Stream<DynamicTest> isUndoneByTheNextWorkerAsLongAsNothingIsPublished() {
        return BEFORE_PUBLICATION.stream()
                .map(step -> dynamicTest(step, () -> {
                    RotateCredentialIT fresh = new RotateCredentialIT();
                    TestDesk desk = new TestDesk();
                    Lease lease = fresh.rotation();
                    fresh.dieAfter(step, lease, desk);
                    Lease undo = Leases.compensating(lease);
                    fresh.dieAfter(step, undo, desk);
                    fresh.bench.undo(Leases.next(undo));

                    assertThat(desk.published()).isEmpty();
                    fresh.assertServes(fresh.former);
                    assertThat(fresh.mayLogIn())
                            .containsExactly(fresh.former.role().value());
                    assertThat(fresh.bench.server.ask(
                                    PoolServer.LEDGER,
                                    "SELECT count(*) FROM ledger.reservation WHERE rotation IS NOT NULL AND tenant = '"
                                            + fresh.acme + "'"))
                            .containsExactly("0");
                }));
    }

    @Test
    void refusesToUndoWhatIsInUse() {
        TestDesk desk = new TestDesk();
        Lease lease = rotation();
        dieAfter("switch_role", lease, desk);
        var undone = bench.conduct(Leases.compensating(lease), TestJournal.whole(), desk);
        assertThat(undone.end().outcome()).isEqualTo(Outcome.RETRY);
        assertThat(undone.end().failure()).hasFieldOrPropertyWithValue("code", "already_published");
        assertServes(published(desk));
    }

    @TestFactory
    Stream<DynamicTest> maybeCutOffAnywhereByASuspensionThatIsResumedLater() {
        return Stream.concat(BEFORE_PUBLICATION.stream(), FROM_PUBLICATION_ON.stream())
                .map(step -> dynamicTest(step, () -> {
                    RotateCredentialIT fresh = new RotateCredentialIT();
                    TestDesk desk = new TestDesk().settlingAfter(1, () -> {});
                    fresh.dieAfter(step, fresh.rotation(), desk);
                    fresh.bench.succeed(OperationKind.SUSPEND, fresh.acme);
                    assertThat(fresh.mayLogIn()).isEmpty();
                    desk.published().ifPresent(text -> fresh.assertRefused(fresh.bench.opened(fresh.acme, text)));

                    Placement resumed = fresh.bench.placement(
                            fresh.acme, fresh.bench.conduct(Leases.of(OperationKind.RESUME, fresh.acme)));
                    fresh.assertServes(resumed);
                    assertThat(fresh.mayLogIn()).containsExactly(resumed.role().value());
                    TestDesk again = new TestDesk();
                    fresh.bench.conduct(fresh.rotation(), TestJournal.whole(), again);
                    fresh.assertServes(fresh.published(again));
                }));
    }

    @Test
    void ofAnUnknownTenantComesToNothing() {
        Lease lease = Leases.of(OperationKind.ROTATE, Leases.newTenant());
        assertThat(bench.conduct(lease).end().outcome()).isEqualTo(Outcome.COMPENSATE);
        bench.undo(Leases.compensating(lease));
    }

    private Lease rotation() {
        return Leases.of(OperationKind.ROTATE, acme);
    }

    private void dieAfter(String step, Lease lease, TestDesk desk) {
        TestJournal journal = TestJournal.brokenAfter(step);
        assertThatExceptionOfType(StoppedException.class).isThrownBy(() -> bench.conduct(lease, journal, desk));
        assertThat(journal.broken()).isTrue();
    }

    private Placement published(TestDesk desk) {
        return bench.opened(acme, desk.published().orElseThrow());
    }

    private void assertRotated(TestDesk desk) {
        Placement now = published(desk);
        assertThat(now.role()).isNotEqualTo(former.role());
        assertThat(now.password()).isNotEqualTo(former.password());
        assertServes(now);
        assertRefused(former);
        assertThat(mayLogIn()).containsExactly(now.role().value());
        assertThat(bench.server.ask(
                        PoolServer.LEDGER, "SELECT active_role FROM ledger.reservation WHERE tenant = '" + acme + "'"))
                .containsExactly(now.role().value());
    }

    private List<String> mayLogIn() {
        return bench.server.ask(
                "postgres",
                "SELECT rolname FROM pg_roles WHERE rolcanlogin AND starts_with(rolname, '" + former.database()
                        + "_')");
    }

    private void assertServes(Placement placement, boolean voided) {
        if (voided) {
            assertRefused(placement);
        } else {
            assertServes(placement);
        }
    }

    private void assertServes(Placement placement) {
        assertServes(placement, acme);
    }

    private void assertServes(Placement placement, TenantId tenant) {
        try (Connection connection = bench.server.as(placement, tenant)) {
            assertThat(ServerView.ask(connection, "SELECT id FROM freehold.tenant"))
                    .containsExactly(tenant.toString());
        } catch (SQLException e) {
            throw new AssertionError("the credential does not serve", e);
        }
    }

    private void assertRefused(Placement placement) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() ->
                        bench.server.as(placement, placement.database().value()).close())
                .satisfies(refusal -> assertThat(refusal.getSQLState()).startsWith("28"));
    }
}
