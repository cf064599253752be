package dev.freehold.worker.postgres.ledger;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.stack.postgres.PoolServer;
import dev.freehold.stack.postgres.PostgresServer;
import dev.freehold.worker.lifecycle.Conducted;
import dev.freehold.worker.postgres.PoolAddress;
import dev.freehold.worker.saga.StepFailedException;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.ServerView;
import dev.freehold.worker.testing.TestPool;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PoolPreparationIT {
    private final PoolServer server = TestPool.server();
    private final ServerView view = new ServerView(server);

    @Test
    void makesTheSharedRolesAndTheLedgerOnceHoweverOften() {
        pool(TestPool.address()).prepare();
        pool(TestPool.address()).prepare();
        assertThat(view.ask("postgres", "SELECT rolcanlogin FROM pg_roles WHERE rolname IN ('fh_owner', 'fh_app')"))
                .containsExactly("f", "f");
        assertThat(view.ask(PoolServer.LEDGER, "SELECT count(*) FROM ledger.flyway_history WHERE type = 'SQL'"))
                .containsExactly("6");
    }

    @Test
    void refusesTheLedgerOfAnotherPool() {
        pool(TestPool.address()).prepare();
        var swapped = TestPool.address(new PoolId("local-b"), server.server().port());
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> pool(swapped).prepare())
                .withMessageContaining("pool_differs")
                .satisfies(refusal -> assertThat(refusal.verdict().retryable()).isTrue());
        assertThat(view.ask(PoolServer.LEDGER, "SELECT id FROM ledger.pool")).containsExactly("local-a");
    }

    @Test
    void refusesASuperuserAsWorker() {
        var superuser =
                TestPool.address(PostgresServer.SUPERUSER, server.server().superuserPassword());
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> pool(superuser).prepare())
                .withMessageContaining("worker_is_superuser");
    }

    @Test
    void refusesAServerThatWouldNotSurviveAPowerCutOutsideDevelopment() {
        PoolAddress address = TestPool.address();
        var production = new PoolAddress(
                address.pool(),
                address.host(),
                address.port(),
                address.user(),
                address.password(),
                address.sslMode(),
                address.sslRootCert(),
                address.ledgerDatabase(),
                address.loginTimeout(),
                address.socketTimeout(),
                new PoolAddress.Tolerance(false, false));
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> pool(production).prepare())
                .withMessageContaining("pool_not_durable");
    }

    @Test
    void refusesAWorkerThatCannotMakeDatabases() {
        view.superuser(
                "postgres", "CREATE ROLE weak LOGIN PASSWORD 'weak'; GRANT CONNECT ON DATABASE freehold_pool TO weak");
        try {
            assertThatExceptionOfType(StepFailedException.class)
                    .isThrownBy(() -> pool(TestPool.address("weak", "weak")).prepare())
                    .withMessageContaining("worker_lacks_rights");
        } finally {
            view.superuser("postgres", "REVOKE CONNECT ON DATABASE freehold_pool FROM weak; DROP ROLE weak");
        }
    }

    @Test
    void refusesAServerWhereEverybodyMayConnect() {
        view.superuser("postgres", "GRANT CONNECT ON DATABASE postgres TO PUBLIC");
        try {
            assertThatExceptionOfType(StepFailedException.class)
                    .isThrownBy(() -> pool(TestPool.address()).prepare())
                    .withMessageContaining("pool_open_to_public");
        } finally {
            view.superuser("postgres", "REVOKE CONNECT ON DATABASE postgres FROM PUBLIC");
        }
    }

    @Test
    void failsCommandsOfAPoolThatIsDownRetryablyAndReadably() {
        PoolAddress down = TestPool.address(TestPool.POOL, 1);
        Conducted conducted = new Workbench(down).conduct(Leases.of(OperationKind.PROVISION, Leases.newTenant()));
        assertThat(conducted.end().outcome()).isEqualTo(Outcome.RETRY);
        assertThat(conducted.end().failure()).hasFieldOrPropertyWithValue("code", "pool_unreachable");
    }

    @Test
    void failsCommandsOfAPoolThatIsUnknownRetryably() {
        Lease lease = Leases.of(OperationKind.PROVISION, Leases.newTenant());
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(
                        () -> new Pools(List.of(), TestPool.UNTRACED).open(new PoolId("elsewhere"), Fence.of(lease)))
                .satisfies(refusal -> assertThat(refusal.verdict().retryable()).isTrue());
    }

    private static ReadyPool pool(PoolAddress address) {
        return new Pools(List.of(address), TestPool.UNTRACED).all().getFirst();
    }
}
