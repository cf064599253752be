package dev.freehold.worker.upkeep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.saga.StoppedException;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.ServerView;
import dev.freehold.worker.testing.TestJournal;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

class ClaimStandbyIT {
    private final Workbench bench = new Workbench();
    private final Stock stock = new Stock();
    private final TenantId acme = Leases.newTenant();
    private final TenantId globex = Leases.newTenant();

    @BeforeEach
    @AfterEach
    void empty() {
        stock.bringTo(0);
    }

    @Test
    void givesATenantADatabaseFromStockThatIsItsAlone() throws SQLException {
        stock.bringTo(2);
        List<String> made = stock.ready();
        TestJournal journal = TestJournal.whole();
        Lease lease = Leases.of(OperationKind.PROVISION, acme);
        Placement first = bench.placement(acme, bench.conduct(lease, journal));
        Placement second = bench.provision(globex);

        assertThat(List.of(first.database().value(), second.database().value())).isEqualTo(made);
        assertThat(journal.acted).doesNotContain("template", "login_roles", "database", "migrate");
        assertThat(journal.succeeded).contains("isolation_proof").isEqualTo(journal.plan);
        assertThat(stock.noted()).isEmpty();
        try (Connection connection = bench.server.as(first, acme)) {
            assertThat(ServerView.ask(connection, "SELECT id FROM freehold.tenant"))
                    .containsExactly(acme.toString());
        }
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(
                        () -> bench.server.as(first, second.database().value()).close());
    }

    @Test
    void copiesTheTemplateWhereNothingIsReady() {
        stock.bringTo(1);
        String unfit = stock.ready().getFirst();
        stock.change("UPDATE ledger.standby SET ready = false");
        assertThat(bench.provision(acme).database().value()).isNotEqualTo(unfit);
        stock.change("UPDATE ledger.standby SET ready = true, version = 1");
        assertThat(bench.provision(globex).database().value()).isNotEqualTo(unfit);
        assertThat(stock.noted()).containsExactly(unfit);
    }

    @Test
    void makesWhatSomebodyHasTakenOutOfStock() {
        stock.bringTo(1);
        String database = stock.ready().getFirst();
        bench.server.superuser("postgres", "DROP DATABASE " + database);
        bench.server.superuser("postgres", "DROP ROLE " + database + "_a");
        assertThat(bench.provision(acme).database().value()).isEqualTo(database);
    }

    @Test
    void givesNobodyADatabaseThatTakesConnections() {
        stock.bringTo(1);
        String open = stock.ready().getFirst();
        bench.server.superuser("postgres", "ALTER DATABASE " + open + " ALLOW_CONNECTIONS true");
        assertThat(bench.provision(acme).database().value()).isNotEqualTo(open);
        assertThat(stock.ready()).containsExactly(open);
        bench.server.superuser("postgres", "ALTER DATABASE " + open + " ALLOW_CONNECTIONS false");
    }

    @Test
    void neverGivesTheSameToTwo() throws Exception {
        stock.bringTo(4);
        List<String> made = stock.ready();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Placement>> all = Stream.generate(Leases::newTenant)
                    .limit(8)
                    .map(tenant -> threads.submit(() -> bench.provision(tenant)))
                    .toList();
            List<String> given = new java.util.ArrayList<>();
            for (Future<Placement> one : all) {
                given.add(one.get().database().value());
            }
            assertThat(given).doesNotHaveDuplicates().containsAll(made);
        }
    }

    @Test
    void dropsATenantWhoseDatabaseCameFromStockLikeAnyOther() {
        List<String> before = bench.server.tenantThings();
        stock.bringTo(1);
        bench.provision(acme);
        bench.succeed(OperationKind.DROP, acme);
        assertThat(bench.server.tenantThings()).containsExactlyInAnyOrderElementsOf(before);
    }

    @TestFactory
    Stream<DynamicTest> undoingAtAnyStepLeavesNothingAndNothingGoesBackToStock() {
        return List.of("reserve", "privileges", "stamp", "seed", "isolation_proof", "seal").stream()
                .map(step -> dynamicTest(step, () -> {
                    List<String> before = bench.server.tenantThings();
                    stock.bringTo(1);
                    Lease lease = Leases.of(OperationKind.PROVISION, Leases.newTenant());
                    assertThatExceptionOfType(StoppedException.class)
                            .isThrownBy(() -> bench.conduct(lease, TestJournal.brokenAfter(step)));
                    bench.undo(Leases.compensating(lease));
                    assertThat(stock.noted()).isEmpty();
                    assertThat(bench.server.tenantThings()).containsExactlyInAnyOrderElementsOf(before);
                }));
    }
}
