package dev.freehold.stack.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import dev.freehold.stack.part.RunningPart;
import dev.freehold.stack.process.OwnedProcess;

import static java.util.Objects.requireNonNull;

/**
 * A running PostgreSQL 18. Every connection, the superuser's too, needs a password (SCRAM over TCP; there is no Unix
 * socket). It survives the death of this JVM; the next start in the same folder then stops it first.
 */
public final class PostgresServer implements RunningPart, AutoCloseable {
    public static final String HOST = "localhost";
    public static final String SUPERUSER = "postgres";

    private final Cluster cluster;
    private final EmbeddedPostgres embedded;
    private final OwnedProcess process;

    private PostgresServer(Cluster cluster, EmbeddedPostgres embedded) {
        this.cluster = requireNonNull(cluster, "cluster");
        this.embedded = requireNonNull(embedded, "embedded");
        this.process = cluster.leftover().orElseThrow();
    }

    /**
     * Starts the server of this folder, which is made on first use and kept afterwards; it stops with the JVM.
     *
     * @param settings server settings beside the durable defaults, for instance {@code fsync=off} in a fast test
     */
    public static PostgresServer start(Path folder, int portOr0, Map<String, String> settings) {
        PostgresServer server = start(new PostgresOptions(folder, portOr0, settings));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop " + folder));
        return server;
    }

    /** As {@link #start(Path, int, Map)}, but the caller alone decides when it stops. */
    public static PostgresServer start(PostgresOptions options) {
        Cluster cluster = new Cluster(options.folder());
        cluster.clearLeftovers();
        return new PostgresServer(cluster, new PostgresStart(options, cluster).run());
    }

    public int port() {
        return embedded.getPort();
    }

    @Override
    public OwnedProcess process() {
        return process;
    }

    public String superuserPassword() {
        return cluster.superuserPassword();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(HOST, port(), database);
    }

    public Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user, password);
    }

    public Connection connectAsSuperuser(String database) throws SQLException {
        return connect(database, SUPERUSER, superuserPassword());
    }

    /** It was ready when it was started. */
    @Override
    public void awaitReady() {}

    @Override
    public void close() {
        stop();
    }

    /** Ends open sessions and stops the server; does nothing the second time. */
    @Override
    public void stop() {
        cluster.stop(process);
        try {
            embedded.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot release " + cluster.folder(), e);
        }
    }
}
