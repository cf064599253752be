package dev.freehold.worker.postgres.ledger;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.postgres.PostgresException;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.saga.FencedException;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.TestPool;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The older attempt here is frozen, not dead: its connections stay open and it goes on as if nothing had happened. */
class PoolSessionIT {
    private static final RoleName ROLE = new RoleName("fh_frozen_a");

    private final Workbench bench = new Workbench();
    private final TenantId acme = Leases.newTenant();
    private final TenantId globex = Leases.newTenant();
    private final Lease first = Leases.of(OperationKind.PROVISION, acme);

    @Test
    void refusesEverythingOfAnOlderAttemptThatWasAtWork() {
        DatabaseName database = bench.provision(acme).database();
        PoolSession frozen = open(first.command().tenant(), Leases.of(OperationKind.RESUME, acme));
        SqlSession inside = frozen.openAsOwner(database);
        try (PoolSession later = open(acme, Leases.of(OperationKind.SUSPEND, acme))) {
            assertThatExceptionOfType(PostgresException.class)
                    .isThrownBy(() -> frozen.roles().createLoginRole(ROLE));
            assertThatExceptionOfType(PostgresException.class)
                    .isThrownBy(() -> inside.run("DELETE FROM freehold.member"));
            assertThatExceptionOfType(PostgresException.class).isThrownBy(() -> frozen.openAsOwner(database));
            later.requireCurrent();
            assertThat(later.roles().exists(ROLE)).isFalse();
        }
    }

    @Test
    void refusesAnOlderAttemptThatConnectsTooLate() {
        Lease second = Leases.next(first);
        open(acme, second).close();
        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> open(acme, first));
    }

    @Test
    void refusesTheFirstAttemptOfAnEarlierOperation() {
        Lease resume = Leases.of(OperationKind.RESUME, acme);
        open(acme, Leases.of(OperationKind.SUSPEND, acme)).close();
        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> open(acme, resume));
    }

    @Test
    void endsEveryOlderAttemptAlsoWhenTheOneBetweenDied() {
        PoolSession frozen = open(acme, first);
        // The second raised its fence and died before it ended the first.
        Lease second = Leases.next(first);
        bench.server.superuser(
                "freehold_pool",
                "INSERT INTO ledger.fence VALUES ('%s', %d, '%s', %d)"
                        .formatted(acme, second.fence(), second.command().operation(), second.attempt()));
        try (PoolSession third = open(acme, Leases.next(second))) {
            third.requireCurrent();
            assertThatExceptionOfType(PostgresException.class).isThrownBy(frozen::requireCurrent);
        }
    }

    @Test
    void leavesOtherTenantsAttemptsAlone() {
        try (PoolSession others = open(globex, Leases.of(OperationKind.PROVISION, globex));
                PoolSession one = open(acme, first);
                PoolSession two = open(acme, Leases.next(first))) {
            others.requireCurrent();
            two.requireCurrent();
            assertThatExceptionOfType(PostgresException.class).isThrownBy(one::requireCurrent);
        }
    }

    @Test
    void keepsNoMoreThanTheLastFenceOfATenant() {
        open(acme, first).close();
        open(acme, Leases.next(first)).close();
        assertThat(bench.server.ask("freehold_pool", "SELECT fence FROM ledger.fence WHERE tenant = '" + acme + "'"))
                .hasSize(1)
                .isNotEqualTo(List.of(Long.toString(first.fence())));
    }

    @Test
    void letsSharedAttemptsActBesideEachOther() {
        try (PoolSession one = open(acme, Leases.of(OperationKind.VERIFY, acme));
                PoolSession two = open(acme, Leases.of(OperationKind.VERIFY, acme));
                PoolSession three = open(acme, Leases.of(OperationKind.VERIFY, acme))) {
            one.requireCurrent();
            two.requireCurrent();
            three.requireCurrent();
        }
    }

    @Test
    void endsTheOlderAttemptOfTheSameSharedOperation() {
        Lease lease = Leases.of(OperationKind.VERIFY, acme);
        PoolSession frozen = open(acme, lease);
        try (PoolSession later = open(acme, Leases.next(lease))) {
            later.requireCurrent();
            assertThatExceptionOfType(PostgresException.class).isThrownBy(frozen::requireCurrent);
        }
    }

    @Test
    void endsEverySharedAttemptWhenAnExclusiveOneComes() {
        Lease late = Leases.of(OperationKind.VERIFY, acme);
        PoolSession one = open(acme, Leases.of(OperationKind.VERIFY, acme));
        PoolSession two = open(acme, Leases.of(OperationKind.VERIFY, acme));
        try (PoolSession exclusive = open(acme, Leases.of(OperationKind.SUSPEND, acme))) {
            exclusive.requireCurrent();
            assertThatExceptionOfType(PostgresException.class).isThrownBy(one::requireCurrent);
            assertThatExceptionOfType(PostgresException.class).isThrownBy(two::requireCurrent);
            assertThatExceptionOfType(FencedException.class).isThrownBy(() -> open(acme, late));
        }
    }

    @Test
    void endsAnExclusiveAttemptThatWasLeftBehindWhenASharedOneComes() {
        PoolSession frozen = open(acme, first);
        try (PoolSession shared = open(acme, Leases.of(OperationKind.VERIFY, acme))) {
            shared.requireCurrent();
            assertThatExceptionOfType(PostgresException.class).isThrownBy(frozen::requireCurrent);
        }
        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> open(acme, first));
    }

    @Test
    void keepsTheFencesOfSharedAttemptsOnlyWhileTheyAct() {
        try (PoolSession one = open(acme, Leases.of(OperationKind.VERIFY, acme))) {
            open(acme, Leases.of(OperationKind.VERIFY, acme)).close();
            open(acme, Leases.of(OperationKind.VERIFY, acme)).close();
            one.requireCurrent();
            assertThat(fences()).hasSizeBetween(2, 3);
        }
        open(acme, Leases.of(OperationKind.SUSPEND, acme)).close();
        assertThat(fences()).hasSize(1);
    }

    private List<String> fences() {
        return bench.server.ask("freehold_pool", "SELECT fence FROM ledger.fence WHERE tenant = '" + acme + "'");
    }

    private PoolSession open(TenantId tenant, Lease lease) {
        assertThat(lease.command().tenant()).isEqualTo(tenant);
        return bench.pools.open(TestPool.POOL, Fence.of(lease));
    }
}
