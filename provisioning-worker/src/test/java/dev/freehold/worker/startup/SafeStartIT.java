package dev.freehold.worker.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.stack.postgres.PostgresServer;
import dev.freehold.worker.testing.ServerView;
import dev.freehold.worker.testing.TestPool;
import dev.freehold.worker.testing.WorkerProcess;
import dev.freehold.worker.testing.WorkerSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged worker, started as it must not be. */
class SafeStartIT {
    private static final Map<String, String> PRODUCTION = Map.of("freehold.development", "false");

    @TempDir
    Path folder;

    @Test
    void refusesDevelopmentKeysOutsideDevelopment() throws Exception {
        refuses(
                PRODUCTION,
                WorkerSettings.keys(folder, "development-worker-local-1", "development-region-local-1"),
                "freehold.seal.worker-key-file holds a key that was made for development. Mount",
                "freehold.seal.region-public-key-file holds a key that was made for development. Mount");
    }

    @Test
    void refusesAPlainConnectionToAPoolOutsideDevelopment() throws Exception {
        refuses(
                PRODUCTION,
                Map.of(),
                "freehold.pools.\"local-a\".ssl-mode lets others read along. Set it to verify-full");
    }

    @Test
    void refusesASuperuserAsWorkerEvenInDevelopment() throws Exception {
        refuses(
                WorkerSettings.pool("user", PostgresServer.SUPERUSER),
                WorkerSettings.pool("password", TestPool.server().server().superuserPassword()),
                "Pool local-a: The worker's role on the pool is a superuser; give it CREATEDB and CREATEROLE only.");
    }

    @Test
    void refusesAServerWhereEverybodyMayConnectEvenInDevelopment() throws Exception {
        ServerView server = new ServerView(TestPool.server());
        server.superuser("postgres", "GRANT CONNECT ON DATABASE template1 TO PUBLIC");
        try {
            refuses(Map.of(), Map.of(), "Pool local-a: PUBLIC may connect to postgres, template1 or the pool ledger");
        } finally {
            server.superuser("postgres", "REVOKE CONNECT ON DATABASE template1 FROM PUBLIC");
        }
    }

    @Test
    void startsWhileAPoolIsAwayAndTellsOfItOnce() throws Exception {
        Map<String, String> soon = Map.of("freehold.worker.upkeep-interval", "200ms");
        try (WorkerProcess worker = launch(WorkerSettings.pool("port", "1"), soon)) {
            Awaitility.await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(worker::isReady);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> worker.log().contains("The pool is not ready for tenants."));
            assertThat(worker.log().split("The pool is not ready for tenants.", -1))
                    .hasSize(2);
        }
    }

    private void refuses(Map<String, String> some, Map<String, String> more, String... reasons) throws Exception {
        try (WorkerProcess worker = launch(some, more)) {
            assertThat(worker.process().waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(worker.process().exitValue()).isNotZero();
            assertThat(worker.log()).contains(reasons).contains("FATAL", "The worker does not start.");
        }
    }

    private WorkerProcess launch(Map<String, String> some, Map<String, String> more) throws IOException {
        Map<String, String> settings = WorkerSettings.on(folder, TestPool.server());
        settings.putAll(some);
        settings.putAll(more);
        return WorkerProcess.launch(folder, settings);
    }
}
