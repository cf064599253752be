package dev.freehold.tenantservice.connect;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

import io.quarkus.runtime.annotations.RegisterForProxy;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.freehold.tenantservice.resolve.CurrentTenant;

/** What a borrower holds: closing it gives the physical connection back, commit and rollback belong to JTA, and a first write names the actor. */
@RegisterForProxy(targets = Connection.class)
final class ConnectionHandle implements InvocationHandler {
    private static final Logger LOG = Logger.getLogger(ConnectionHandle.class);

    private final TenantConnection connection;
    private final CurrentTenant current;
    private boolean closed;

    private ConnectionHandle(TenantConnection connection, CurrentTenant current) {
        this.connection = connection;
        this.current = current;
    }

    /** @param current the request's tenant, asked before each statement, and its subject, before the first write of a transaction */
    static Connection open(TenantConnection connection, CurrentTenant current) {
        connection.handleOpened();
        return (Connection) Proxy.newProxyInstance(
                ConnectionHandle.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new ConnectionHandle(connection, current));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a handle is equal to itself only
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "close" -> close();
            case "isClosed" -> closed;
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "connection of tenant " + connection.tenant();
            default -> delegate(method, arguments);
        };
    }

    private @Nullable Object close() {
        if (!closed) {
            closed = true;
            connection.handleClosed();
        }
        return null;
    }

    private @Nullable Object delegate(Method method, Object @Nullable [] arguments) throws Throwable {
        if (closed) {
            throw new SQLException("this connection was given back", "08003");
        }
        connection.requireEnlistedIfThereIsATransaction();
        switch (method.getName()) {
            case "commit", "rollback", "setAutoCommit" -> requireNoTransaction(method);
            case "createStatement" -> requireOwn();
            case "prepareStatement", "prepareCall" -> beforeStatement(arguments);
            default -> {}
        }
        try {
            return method.invoke(connection.jdbc(), arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }

    private void requireNoTransaction(Method method) throws SQLException {
        if (connection.isEnlisted()) {
            throw new SQLException(method.getName() + " belongs to the JTA transaction");
        }
    }

    /** The last look before a tenant's database: whatever session or transaction led here, it is the request's own or nothing is done. */
    private void requireOwn() throws SQLException {
        if (!current.id().equals(connection.tenant())) {
            LOG.errorf(
                    "WRONG TENANT: a request of tenant=%s came to a connection of tenant=%s",
                    current.id(), connection.tenant());
            connection.setFlushOnly();
            throw new SQLException("a connection of another tenant than the request's");
        }
    }

    private void beforeStatement(Object @Nullable [] arguments) throws SQLException {
        requireOwn();
        if (arguments != null
                && arguments[0] instanceof String sql
                && WriteStatement.matches(sql)
                && connection.isEnlisted()) {
            connection.announceActor(current.subject());
        }
    }
}
