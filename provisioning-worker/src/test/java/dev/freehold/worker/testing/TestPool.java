package dev.freehold.worker.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.stack.postgres.PoolServer;
import dev.freehold.stack.postgres.PostgresServer;
import dev.freehold.worker.postgres.PoolAddress;

/** The one real server of this JVM's tests, as an administrator hands it over; it stops with the JVM. */
public final class TestPool {
    public static final PoolId POOL = new PoolId("local-a");

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
        return new PoolAddress(
                POOL,
                PostgresServer.HOST,
                server().server().port(),
                user,
                password,
                PoolAddress.SslMode.DISABLE,
                Optional.empty(),
                new DatabaseName(PoolServer.LEDGER));
    }

    private static PoolServer start() {
        try {
            var folder = Files.createTempDirectory("freehold-worker-pool");
            return PoolServer.bootstrap(
                    PostgresServer.start(folder, 0, Map.of("fsync", "off", "full_page_writes", "off")),
                    "worker-password");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
