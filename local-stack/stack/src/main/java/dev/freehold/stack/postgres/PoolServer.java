package dev.freehold.stack.postgres;

import java.sql.Connection;
import java.sql.SQLException;

import dev.freehold.stack.process.PartFailedException;

import static java.util.Objects.requireNonNull;

/** A server that is ready to be a pool: it has the worker's role, the ledger's database, and nothing open to PUBLIC. */
public record PoolServer(PostgresServer server, String workerPassword) {
    public static final String WORKER = "freehold_worker";
    public static final String LEDGER = "freehold_pool";

    public PoolServer {
        requireNonNull(server, "server");
        requireNonNull(workerPassword, "workerPassword");
    }

    /** May run again, also with another password. */
    public static PoolServer bootstrap(PostgresServer server, String workerPassword) {
        try (Connection superuser = server.connectAsSuperuser("postgres")) {
            new BootstrapScript("pool.sql").run(superuser);
            BootstrapScript.setPassword(superuser, WORKER, workerPassword);
        } catch (SQLException e) {
            throw new PartFailedException("Cannot set up the pool server on port " + server.port(), e);
        }
        return new PoolServer(server, workerPassword);
    }

    public Connection connectAsWorker(String database) throws SQLException {
        return server.connect(database, WORKER, workerPassword);
    }
}
