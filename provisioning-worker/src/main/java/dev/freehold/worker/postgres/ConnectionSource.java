package dev.freehold.worker.postgres;

import java.sql.Connection;
import java.util.function.Supplier;

import org.postgresql.ds.PGSimpleDataSource;

/** A data source that asks us for each connection, so that each one can be checked against the fence. */
final class ConnectionSource extends PGSimpleDataSource {
    private final transient Supplier<Connection> connections;

    ConnectionSource(Supplier<Connection> connections) {
        this.connections = connections;
    }

    @Override
    public Connection getConnection() {
        return connections.get();
    }

    @Override
    public Connection getConnection(String user, String password) {
        return connections.get();
    }
}
