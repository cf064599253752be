package dev.freehold.worker.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.PoolId;

/**
 * Where one pool is and how the worker logs in to it.
 *
 * @param ledgerDatabase the small database in which the worker keeps its ledger
 * @param loginTimeout how long the server may be silent while somebody logs in
 * @param socketTimeout how long it may be silent over a statement; a drop on a busy server has taken a minute
 * @param tolerance what is accepted of this server that is otherwise refused
 */
public record PoolAddress(
        PoolId pool,
        String host,
        int port,
        String user,
        String password,
        SslMode sslMode,
        Optional<Path> sslRootCert,
        DatabaseName ledgerDatabase,
        Duration loginTimeout,
        Duration socketTimeout,
        Tolerance tolerance) {
    /** No other mode is offered: any that encrypts without knowing whom it talks to only looks safe. */
    public enum SslMode {
        DISABLE("disable"),
        VERIFY_FULL("verify-full");

        private final String driverName;

        SslMode(String driverName) {
            this.driverName = driverName;
        }

        String driverName() {
            return driverName;
        }
    }

    /**
     * What a server may be like though it is dangerous.
     *
     * @param development it need not survive a power cut
     * @param postgresql15 it may be PostgreSQL 15, where CREATEROLE is as good as a superuser
     */
    public record Tolerance(boolean development, boolean postgresql15) {}

    String sslModeName() {
        return sslMode.driverName;
    }

    @Override
    public String toString() {
        return "PoolAddress[" + pool + " " + host + ":" + port + "]";
    }
}
