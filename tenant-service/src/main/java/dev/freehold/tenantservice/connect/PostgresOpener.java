package dev.freehold.tenantservice.connect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.postgresql.Driver;

import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.platform.Alarm;
import dev.freehold.tenantservice.platform.ProblemException;
import dev.freehold.tenantservice.route.RouteUse;
import dev.freehold.tenantservice.route.TenantRoute;

/** Opens physical connections: the request's tenant goes with the start-up packet, then the database has to show its stamp. */
@ApplicationScoped
class PostgresOpener {
    private static final Logger LOG = Logger.getLogger(PostgresOpener.class);
    private static final String STAMP = """
            SELECT id, obj_description('freehold'::regnamespace, 'pg_namespace')
              FROM freehold.tenant
            """;
    private static final Duration BEYOND_TIMEOUT = Duration.ofSeconds(5);

    /** Unused connections are looked at so often; the server is to be later than that. */
    private static final Duration SWEEP = Duration.ofSeconds(30);

    private static final String CANNOT_CONNECT_NOW = "57P03";

    /** The server cannot be reached by anybody. */
    static final class UnreachableException extends SQLException {
        private static final long serialVersionUID = 1L;

        private UnreachableException(SQLException cause) {
            super(cause.getMessage(), cause.getSQLState(), cause);
        }
    }

    private final Pools pools;
    private final ConnectionLimits limits;
    private final Alarm alarm;
    private final Driver driver = new Driver();

    PostgresOpener(Pools pools, ConnectionLimits limits, Alarm alarm) {
        this.pools = pools;
        this.limits = limits;
        this.alarm = alarm;
    }

    /**
     * @param use ends with the connection
     * @throws ProblemException tenant_unavailable if there is no connection to be had, or it is not this tenant's database;
     *     schema_not_served if it is of a version that this build does not know
     */
    TenantConnection open(RouteUse.Use use, Consumer<TenantConnection> whenFree) {
        TenantRoute route = use.route();
        Placement placement = placement(route);
        Duration timeout = statementTimeout(route);
        try {
            Connection jdbc = reach(placement, timeout);
            requireStamp(jdbc, route.tenant());
            TenantConnection opened = new TenantConnection(use, placement.pool(), jdbc, whenFree);
            opened.limitedTo(timeout, patienceBeyond(timeout));
            return opened;
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

    /** @throws ProblemException tenant_unavailable if it is not one that our worker sealed for this tenant */
    Placement placement(TenantRoute route) {
        try {
            return route.placement();
        } catch (RefusedException refused) {
            alarm.raise(Alarm.Kind.PLACEMENT);
            LOG.errorf(refused, "A route's placement is not right and is not used: tenant=%s", route.tenant());
            throw unavailable(refused);
        }
    }

    /** @throws UnreachableException if it is the server that nobody can reach, and not this database that does not let its role in */
    private Connection reach(Placement placement, Duration timeout) throws SQLException {
        try {
            return connect(placement, timeout);
        } catch (SQLException failed) {
            String state = failed.getSQLState();
            boolean nobodyCan = state != null && (state.startsWith("08") || state.equals(CANNOT_CONNECT_NOW));
            throw nobodyCan ? new UnreachableException(failed) : failed;
        }
    }

    private Connection connect(Placement placement, Duration timeout) throws SQLException {
        if (pools.find(placement.pool()).isEmpty()) {
            throw new SQLException("pool " + placement.pool() + " is not configured here");
        }
        String url = url(placement);
        Connection jdbc = driver.connect(url, properties(placement, timeout));
        if (jdbc == null) {
            throw new SQLException("the driver does not know " + url);
        }
        return jdbc;
    }

    String url(Placement placement) {
        Pools.Server server = server(placement);
        return "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + placement.database();
    }

    private Pools.Server server(Placement placement) {
        return pools.find(placement.pool()).orElseThrow();
    }

    Properties properties(Placement placement, Duration statementTimeout) {
        Pools.Server server = server(placement);
        Properties properties = new Properties();
        String connectSeconds =
                Long.toString(Math.max(1, limits.connectTimeout().toSeconds()));
        properties.setProperty("user", placement.role().value());
        properties.setProperty("password", placement.password());
        properties.setProperty("sslmode", server.sslMode());
        server.sslRootCert().ifPresent(file -> properties.setProperty("sslrootcert", file.toString()));
        properties.setProperty("options", options(placement.tenant(), statementTimeout));
        properties.setProperty("ApplicationName", "fh:" + placement.tenant());
        properties.setProperty("assumeMinServerVersion", "12");
        properties.setProperty("loginTimeout", connectSeconds);
        properties.setProperty("connectTimeout", connectSeconds);
        properties.setProperty("cancelSignalTimeout", connectSeconds);
        // For the stamp; once that is seen, the limit of statements holds.
        properties.setProperty("socketTimeout", connectSeconds);
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    /** What the licence allows a statement; the usual where there is none that can be believed, which the gates see to. */
    Duration statementTimeout(TenantRoute route) {
        try {
            return Duration.ofSeconds(route.license().limits().statementTimeoutSeconds());
        } catch (RefusedException refused) {
            return Duration.ofSeconds(PlanLimits.USUAL_STATEMENT_TIMEOUT);
        }
    }

    /** How long to wait for a statement that the server was to end after that time. */
    Duration patienceBeyond(Duration statementTimeout) {
        Duration ended = statementTimeout.plus(BEYOND_TIMEOUT);
        return ended.compareTo(limits.socketTimeout()) > 0 ? ended : limits.socketTimeout();
    }

    /** What the session bears from its first moment. The server ends it if we are gone: asleep, in a transaction, or while it works for us. */
    private String options(TenantId tenant, Duration statementTimeout) {
        return String.join(
                " ",
                "-c freehold.tenant_id=" + tenant,
                "-c statement_timeout=" + statementTimeout.toMillis(),
                "-c idle_session_timeout="
                        + limits.idleTimeout().multipliedBy(2).plus(SWEEP).toMillis(),
                "-c idle_in_transaction_session_timeout="
                        + limits.leakAfter().multipliedBy(2).toMillis(),
                "-c client_connection_check_interval=5s",
                "-c tcp_keepalives_idle=30",
                "-c tcp_keepalives_interval=10",
                "-c tcp_keepalives_count=3");
    }

    private void requireStamp(Connection jdbc, TenantId tenant) throws SQLException {
        boolean right = false;
        boolean served = false;
        try (Statement statement = jdbc.createStatement();
                ResultSet rows = statement.executeQuery(STAMP)) {
            right = rows.next() && tenant.value().equals(rows.getObject(1, UUID.class));
            served = right && SchemaRange.SERVED.serves(rows.getString(2));
            right = right && !rows.next();
        } finally {
            if (!right || !served) {
                jdbc.close();
            }
        }
        if (!right) {
            alarm.raise(Alarm.Kind.STAMP);
            LOG.errorf(
                    "WRONG DATABASE: the route of tenant=%s leads to a database that does not bear its stamp", tenant);
            throw new SQLException("the database does not bear the stamp of tenant " + tenant);
        }
        if (!served) {
            throw new ProblemException(
                    ProblemCode.SCHEMA_NOT_SERVED,
                    "This tenant's database is being upgraded, or this version of the service is. Repeat later.");
        }
    }
}
