package dev.freehold.worker.upkeep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.postgres.PostgresException;
import dev.freehold.worker.postgres.ledger.UpkeepSession;
import dev.freehold.worker.saga.StoppedException;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

class StandbyStockIT {

    private final Stock stock = new Stock();
    private final List<String> databasesBefore = new ArrayList<>();
    private final List<String> rolesBefore = new ArrayList<>();

    @BeforeEach
    void look() {
        stock.bringTo(0);
        databasesBefore.addAll(stock.databases());
        rolesBefore.addAll(stock.roles());
    }

    @AfterEach
    void leaveNothing() {
        stock.bringTo(0);
        assertThat(stock.noted()).isEmpty();
        assertThat(stock.databases()).containsExactlyInAnyOrderElementsOf(databasesBefore);
        assertThat(stock.roles()).containsExactlyInAnyOrderElementsOf(rolesBefore);
    }

    @Test
    void keepsTheWantedNumberReadyAndClosedWithNobodyAbleToLogIn() {
        assertThat(stock.bringTo(3)).isEqualTo(3);
        assertThat(stock.bringTo(3)).isEqualTo(3);
        assertThat(stock.ready()).hasSize(3);
        for (String database : stock.ready()) {
            assertThat(stock.server().ask("postgres", facts(database))).containsExactly("(f,20,f,2,f,t)");
        }
    }

    @Test
    void keepsNoneWhereNoneIsWantedAndRemovesWhatIsTooMuch() {
        assertThat(stock.bringTo(0)).isZero();
        assertThat(stock.noted()).isEmpty();
        stock.bringTo(3);
        List<String> eldest = stock.ready().subList(0, 1);
        assertThat(stock.bringTo(1)).isEqualTo(1);
        assertThat(stock.ready()).isEqualTo(eldest);
    }

    @Test
    void refillsNothingWhereThePoolIsCordoned() {
        assertThat(stock.keep(3)).isZero();
        stock.bringTo(2);
        List<String> there = stock.ready();
        assertThat(stock.keep(3)).isEqualTo(2);
        assertThat(stock.ready()).isEqualTo(there);
        assertThat(stock.keep(1)).isEqualTo(1);
    }

    @Test
    void replacesThoseOfAnotherSchema() {
        stock.bringTo(2);
        List<String> old = stock.ready();
        stock.change("UPDATE ledger.standby SET version = 1 WHERE database = '" + old.get(0) + "'");
        stock.change("UPDATE ledger.standby SET checksum = 'other' WHERE database = '" + old.get(1) + "'");
        assertThat(stock.bringTo(2)).isEqualTo(2);
        assertThat(stock.ready()).hasSize(2).doesNotContainAnyElementsOf(old);
        assertThat(stock.databases()).doesNotContainAnyElementsOf(old);
    }

    @TestFactory
    Stream<DynamicTest> whatAMakerLeftHalfMadeIsFinishedByTheNext() {
        return deeds(0, 2)
                .map(deed -> dynamicTest(deed, () -> {
                    stock.bringTo(0);
                    dieBefore(deed, 2);
                    assertThat(stock.bringTo(2)).isEqualTo(2);
                    assertThat(stock.databases()).hasSize(databasesBefore.size() + 2);
                    assertThat(stock.roles()).hasSize(rolesBefore.size() + 4);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatAMakerLeftHalfMadeIsRemovedWhereNoneIsWanted() {
        return deeds(0, 2)
                .map(deed -> dynamicTest(deed, () -> {
                    stock.bringTo(0);
                    dieBefore(deed, 2);
                    assertThat(stock.bringTo(0)).isZero();
                    assertThat(stock.databases()).hasSameSizeAs(databasesBefore);
                    assertThat(stock.roles()).hasSameSizeAs(rolesBefore);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatWasLeftHalfRemovedIsFinishedEitherWay() {
        return deeds(2, 0)
                .flatMap(deed -> IntStream.of(0, 2)
                        .mapToObj(wanted -> dynamicTest(deed + " " + wanted, () -> {
                            stock.bringTo(2);
                            dieBefore(deed, 0);
                            assertThat(stock.bringTo(wanted)).isEqualTo(wanted);
                            assertThat(stock.databases()).hasSize(databasesBefore.size() + wanted);
                            assertThat(stock.roles()).hasSize(rolesBefore.size() + 2 * wanted);
                        })));
    }

    @Test
    void finishesADropThatTheServerLeftHalfDone() {
        stock.bringTo(1);
        String database = stock.ready().getFirst();
        stock.change("UPDATE ledger.standby SET ready = false");
        stock.server()
                .superuser("postgres", "UPDATE pg_database SET datconnlimit = -2 WHERE datname = '" + database + "'");
        assertThat(stock.bringTo(1)).isEqualTo(1);
        assertThat(stock.ready()).containsExactly(database);
    }

    @Test
    void neverMakesMoreThanWantedHoweverManyWorkersRefill() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> most = threads.submit(() -> {
                int seen = 0;
                while (!done.get()) {
                    seen = Math.max(seen, stock.noted().size());
                }
                return seen;
            });
            List<Future<Long>> rounds = Stream.generate(Stock::new)
                    .limit(8)
                    .map(worker -> threads.submit(() -> worker.bringTo(3)))
                    .toList();
            for (Future<Long> round : rounds) {
                assertThat(round.get()).isLessThanOrEqualTo(3);
            }
            done.set(true);
            assertThat(most.get()).isEqualTo(3);
        }
        assertThat(stock.ready()).hasSize(3);
        assertThat(stock.databases()).hasSize(databasesBefore.size() + 3);
    }

    @Test
    void takesOverFromAMakerThatIsFrozenAndRefusesItAfterwards() {
        Workbench bench = new Workbench();
        TenantId tenant = Leases.newTenant();
        DatabaseName elsewhere = bench.provision(tenant).database();
        UpkeepSession frozen = stock.pool().openForUpkeep();
        assertThat(frozen.takeOver()).isTrue();
        var inside = frozen.open(elsewhere);
        assertThat(stock.bringTo(1)).isZero();
        frozen.sql().run("SET idle_session_timeout = '100ms'");

        await().atMost(Duration.ofMinutes(2)).until(() -> stock.bringTo(1) == 1);
        assertThatExceptionOfType(PostgresException.class).isThrownBy(frozen::requireCurrent);
        assertThatExceptionOfType(PostgresException.class).isThrownBy(() -> inside.run("SELECT 1"));
        assertThatExceptionOfType(PostgresException.class).isThrownBy(() -> frozen.open(elsewhere));
        bench.succeed(OperationKind.DROP, tenant);
    }

    @Test
    void leavesADatabaseAloneThatTakesConnectionsAndGoesOnWithTheOthers() {
        stock.bringTo(1);
        String strange = stock.ready().getFirst();
        stock.server().superuser("postgres", "ALTER DATABASE " + strange + " ALLOW_CONNECTIONS true");
        stock.change("UPDATE ledger.standby SET version = 1");
        assertThat(stock.bringTo(1)).isEqualTo(1);
        assertThat(stock.databases()).contains(strange);
        stock.server().superuser("postgres", "ALTER DATABASE " + strange + " ALLOW_CONNECTIONS false");
    }

    private Stream<String> deeds(int from, int to) {
        List<String> deeds = new ArrayList<>();
        stock.bringTo(from);
        stock.bringTo(to, deeds::add);
        return IntStream.range(0, deeds.size()).mapToObj(i -> i + " " + deeds.get(i));
    }

    /** As the death of its process would break it off. */
    private void dieBefore(String numberedDeed, int wanted) {
        List<String> done = new ArrayList<>();
        assertThatExceptionOfType(StoppedException.class)
                .isThrownBy(() -> stock.bringTo(wanted, deed -> {
                    if (numberedDeed.equals(done.size() + " " + deed)) {
                        throw new StoppedException("killed by the test");
                    }
                    done.add(deed);
                }));
    }

    private static String facts(String database) {
        return """
            SELECT (d.datallowconn, d.datconnlimit, bool_or(r.rolcanlogin), count(*),
                    has_database_privilege('public', d.oid, 'CONNECT, TEMP, CREATE'),
                    bool_and(has_database_privilege(r.oid, d.oid, 'CONNECT')))::text
            FROM pg_database d JOIN pg_roles r ON starts_with(r.rolname, d.datname || '_')
            WHERE d.datname = '%s' GROUP BY d.oid, d.datallowconn, d.datconnlimit
            """.formatted(database);
    }
}
