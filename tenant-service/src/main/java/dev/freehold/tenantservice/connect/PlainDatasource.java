package dev.freehold.tenantservice.connect;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Supplier;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.postgresql.Driver;

import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.route.RouteTable;

/**
 * What a service has that knows of one database only: an Agroal pool, all of whose connections are open from the start. It is what
 * {@code freehold bench routing} holds the registry against, with the same statements: who acts is announced before a transaction's first write.
 */
final class PlainDatasource implements Lender {
    private static final Object ACTOR_KNOWN = new Object();

    private final RouteTable routes;
    private final AgroalDataSource pool;
    private final Supplier<String> actor;
    private final TransactionSynchronizationRegistry transactions;

    PlainDatasource(
            RouteTable routes,
            PostgresOpener opener,
            ConnectionLimits limits,
            Supplier<String> actor,
            TransactionManager manager,
            TransactionSynchronizationRegistry transactions,
            TenantId tenant)
            throws SQLException {
        this.routes = routes;
        this.actor = actor;
        this.transactions = transactions;
        Placement placement = opener.placement(routes.servable(tenant));
        this.pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled(false)
                .connectionPoolConfiguration(connections -> connections
                        .initialSize(limits.max())
                        .minSize(limits.max())
                        .maxSize(limits.max())
                        .acquisitionTimeout(limits.borrowTimeout())
                        .transactionIntegration(new NarayanaTransactionIntegration(manager, transactions))
                        .connectionFactoryConfiguration(server -> {
                            server.connectionProviderClass(Driver.class).jdbcUrl(opener.url(placement));
                            server.principal(new NamePrincipal(placement.role().value()))
                                    .credential(new SimplePassword(placement.password()));
                            Properties properties =
                                    opener.properties(placement, opener.statementTimeout(routes.servable(tenant)));
                            properties.remove("user");
                            properties.remove("password");
                            properties
                                    .stringPropertyNames()
                                    .forEach(name -> server.jdbcProperty(name, properties.getProperty(name)));
                            return server;
                        })));
    }

    @Override
    public Connection borrow(TenantId tenant) throws SQLException {
        routes.servable(tenant);
        Connection borrowed = pool.getConnection();
        return (Connection) Proxy.newProxyInstance(
                PlainDatasource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            && arguments[0] instanceof String sql
                            && WriteStatement.matches(sql)) {
                        announceActor(borrowed);
                    }
                    try {
                        return method.invoke(borrowed, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getTargetException();
                    }
                });
    }

    private void announceActor(Connection borrowed) throws SQLException {
        if (transactions.getTransactionKey() == null || transactions.getResource(ACTOR_KNOWN) != null) {
            return;
        }
        transactions.putResource(ACTOR_KNOWN, true);
        try (PreparedStatement statement = borrowed.prepareStatement("SELECT set_config('freehold.actor', ?, true)")) {
            statement.setString(1, actor.get());
            statement.execute();
        }
    }
}
