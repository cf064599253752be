package dev.freehold.tenantservice.connect;

import java.sql.Connection;
import java.sql.SQLException;

import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

import dev.freehold.contracts.tenancy.TenantId;

/** What Hibernate keeps for ever for a tenant: nothing but the tenant's id and the way to the registry, asked each time. */
record TenantConnectionDoor(TenantId tenant, Lender connections) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
        return connections.borrow(tenant);
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return false;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException("a tenant's door has nothing inside");
    }
}
