package dev.freehold.worker.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.stack.postgres.PoolServer;
import dev.freehold.stack.postgres.PostgresServer;
import dev.freehold.worker.postgres.PoolAddress;

/** The one real server of this JVM's tests, as an administrator hands it over; it stops with the JVM. */
public final class TestPool {
    public static final PoolId POOL = new PoolId("local-a");

    public static final Tracer UNTRACED = OpenTelemetry.noop().getTracer("test");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final class Started {
        static final PoolServer SERVER = start();
    }

    private TestPool() {}

    public static PoolServer server() {
        return Started.SERVER;
    }

    public static PoolAddress address() {
        return address(PoolServer.WORKER, server().workerPassword());
    }

    public static PoolAddress address(String user, String password) {
        return address(POOL, server().server().port(), user, password, PATIENCE, PATIENCE);
    }

    public static PoolAddress address(PoolId pool, int port) {
        return address(pool, port, PoolServer.WORKER, server().workerPassword(), PATIENCE, PATIENCE);
    }

    public static PoolAddress impatient(int port, Duration loginTimeout, Duration socketTimeout) {
        return address(POOL, port, PoolServer.WORKER, server().workerPassword(), loginTimeout, socketTimeout);
    }

    private static PoolAddress address(
            PoolId pool, int port, String user, String password, Duration loginTimeout, Duration socketTimeout) {
        return new PoolAddress(
                pool,
                PostgresServer.HOST,
                port,
                user,
                password,
                PoolAddress.SslMode.DISABLE,
                Optional.empty(),
                new DatabaseName(PoolServer.LEDGER),
                loginTimeout,
                socketTimeout,
                new PoolAddress.Tolerance(true, false));
    }

    private static PoolServer start() {
        try {
            var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/it")), "pool");
            return PoolServer.bootstrap(
                    PostgresServer.start(folder, 0, Map.of("fsync", "off", "full_page_writes", "off")),
                    "worker-password");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
