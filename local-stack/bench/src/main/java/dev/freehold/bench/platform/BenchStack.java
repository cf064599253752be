package dev.freehold.bench.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

import dev.freehold.stack.LocalStack;
import dev.freehold.stack.StackOptions;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.part.RunningPart;
import dev.freehold.stack.postgres.ControlServer;
import dev.freehold.stack.service.Services;

import static java.util.Objects.requireNonNull;

/** A fresh platform with fsync on, all of whose tenants go to one pool; gone when closed. */
public final class BenchStack implements AutoCloseable {
    public static final String POOL = "local-a";

    /** Its limits are out of the way: what is measured is the platform. */
    static final String PLAN = "enterprise";

    private static final String NO_LIMITS = """
            UPDATE plan SET requests_per_second = 1000000, concurrent_requests = 10000 WHERE name = 'enterprise'
            """;

    private final LocalStack stack;
    private final StateFolder folder;

    private BenchStack(LocalStack stack, StateFolder folder) {
        this.stack = requireNonNull(stack);
        this.folder = requireNonNull(folder);
    }

    public static BenchStack start() {
        StateFolder folder = new StateFolder(temporaryFolder());
        try {
            StackOptions options = StackOptions.in(folder)
                    .anyPorts()
                    .withoutDemoTenants()
                    .withServiceSettings(Services.CONTROL_PLANE, Map.of("freehold.pools.\"local-b\".max-tenants", "0"));
            BenchStack started = new BenchStack(LocalStack.start(options), folder);
            // Each case brings a worker of its own.
            started.stack.stopService(Services.WORKER);
            started.liftLimits();
            return started;
        } catch (RuntimeException e) {
            StateFolder.delete(folder.path());
            throw e;
        }
    }

    private void liftLimits() {
        try (Connection control = stack.connectAsSuperuser("control", ControlServer.DATABASE);
                Statement statement = control.createStatement()) {
            statement.execute(NO_LIMITS);
        } catch (SQLException e) {
            close();
            throw new IllegalStateException("the plan's limits cannot be lifted", e);
        }
    }

    public LocalStack platform() {
        return stack;
    }

    /**
     * Starts a worker that makes up to eight tenants at once; stop it before the next.
     *
     * @param standbys how many databases the pool keeps ready
     * @param more settings that go over these
     */
    public RunningPart worker(String name, int standbys, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "freehold.pools.\"local-a\".standby", Integer.toString(standbys),
                "freehold.pools.\"local-b\".standby", "0",
                "freehold.worker.standby-pace", "10ms",
                "freehold.worker.upkeep-interval", "1s",
                "freehold.worker.concurrency", "8"));
        settings.putAll(more);
        RunningPart worker = stack.launchWorker(name, settings);
        worker.awaitReady();
        return worker;
    }

    /** As the worker, in the pool's ledger database. */
    Connection pool() throws SQLException {
        String password = stack.folder().secrets().get("worker." + POOL);
        return stack.connect(POOL, "freehold_pool", "freehold_worker", password);
    }

    /** Waits until so many databases are ready to be claimed. */
    public void awaitStandbys(int count) throws SQLException, InterruptedException {
        try (Connection pool = pool();
                Statement statement = pool.createStatement()) {
            for (int tries = 0; tries < 600; tries++) {
                try (ResultSet found = statement.executeQuery("SELECT count(*) FROM ledger.standby WHERE ready")) {
                    if (found.next() && found.getInt(1) >= count) {
                        return;
                    }
                }
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the pool did not get " + count + " standby databases within a minute");
    }

    @Override
    public void close() {
        try {
            stack.close();
        } finally {
            StateFolder.delete(folder.path());
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("freehold-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
