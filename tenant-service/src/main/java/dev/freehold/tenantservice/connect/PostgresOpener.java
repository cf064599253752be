package dev.freehold.tenantservice.connect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.postgresql.Driver;

import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.platform.ProblemException;
import dev.freehold.tenantservice.route.TenantRoute;

/** Opens physical connections: the request's tenant goes with the start-up packet, then the database has to show its stamp. */
@ApplicationScoped
class PostgresOpener {
    private static final Logger LOG = Logger.getLogger(PostgresOpener.class);
    private static final String STAMP = "SELECT id FROM freehold.tenant";
    private static final String CONNECT_SECONDS = "3";

    private final PoolServers servers;
    private final ConnectionLimits limits;
    private final Driver driver = new Driver();

    PostgresOpener(PoolServers servers, ConnectionLimits limits) {
        this.servers = servers;
        this.limits = limits;
    }

    /** @throws ProblemException tenant_unavailable if there is no connection to be had, or it is not this tenant's database */
    TenantConnection open(TenantRoute route, Consumer<TenantConnection> whenFree) {
        Placement placement = placement(route);
        try {
            Connection jdbc = connect(placement);
            requireStamp(jdbc, route.tenant());
            return new TenantConnection(route.tenant(), route.epoch(), jdbc, whenFree);
        } catch (SQLException failed) {
            LOG.warnf(
                    failed,
                    "A tenant's database cannot be reached: tenant=%s pool=%s",
                    route.tenant(),
                    placement.pool());
            throw unavailable(failed);
        }
    }

    static ProblemException unavailable(Throwable cause) {
        return new ProblemException(
                ProblemCode.TENANT_UNAVAILABLE,
                "The tenant's database cannot be used at the moment. Repeat later.",
                cause);
    }

    private static Placement placement(TenantRoute route) {
        try {
            return route.placement();
        } catch (RefusedException refused) {
            LOG.errorf(refused, "A route's placement is not right and is not used: tenant=%s", route.tenant());
            throw unavailable(refused);
        }
    }

    private Connection connect(Placement placement) throws SQLException {
        PoolServers.Server server = servers.byId().get(placement.pool().value());
        if (server == null) {
            throw new SQLException("pool " + placement.pool() + " is not configured here");
        }
        String url = "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + placement.database();
        Connection jdbc = driver.connect(url, properties(placement, server));
        if (jdbc == null) {
            throw new SQLException("the driver does not know " + url);
        }
        return jdbc;
    }

    private Properties properties(Placement placement, PoolServers.Server server) {
        Properties properties = new Properties();
        properties.setProperty("user", placement.role().value());
        properties.setProperty("password", placement.password());
        properties.setProperty("sslmode", server.sslMode());
        server.sslRootCert().ifPresent(file -> properties.setProperty("sslrootcert", file.toString()));
        properties.setProperty("options", "-c freehold.tenant_id=" + placement.tenant());
        properties.setProperty("ApplicationName", "fh:" + placement.tenant());
        properties.setProperty("assumeMinServerVersion", "12");
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty(
                "socketTimeout", Long.toString(limits.socketTimeout().toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    private static void requireStamp(Connection jdbc, TenantId tenant) throws SQLException {
        boolean right = false;
        try (Statement statement = jdbc.createStatement();
                ResultSet rows = statement.executeQuery(STAMP)) {
            right = rows.next() && tenant.value().equals(rows.getObject(1, UUID.class)) && !rows.next();
        } finally {
            if (!right) {
                jdbc.close();
            }
        }
        if (!right) {
            LOG.errorf(
                    "WRONG DATABASE: the route of tenant=%s leads to a database that does not bear its stamp", tenant);
            throw new SQLException("the database does not bear the stamp of tenant " + tenant);
        }
    }
}
