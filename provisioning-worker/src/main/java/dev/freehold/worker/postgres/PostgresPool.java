package dev.freehold.worker.postgres;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

import io.opentelemetry.api.trace.Tracer;
import org.postgresql.PGProperty;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.RoleName;

import static java.util.Objects.requireNonNull;

/** Opens connections to one pool. Nothing is pooled: a saga holds the few that it needs. */
public final class PostgresPool {
    /** Owns every object in tenant databases; nobody logs in as it. */
    public static final RoleName OWNER = new RoleName("fh_owner");
    /** Holds what a data plane may do in a tenant database; every login role is a member. */
    public static final RoleName APP = new RoleName("fh_app");

    /** A server that confirms before it writes would forget, in a crash, names that were reserved or released. */
    private static final String DURABLY = "-c synchronous_commit=on";

    private static final Driver DRIVER = new org.postgresql.Driver();

    private final PoolAddress address;
    private final Tracer tracer;

    public PostgresPool(PoolAddress address, Tracer tracer) {
        this.address = requireNonNull(address, "address is null");
        this.tracer = requireNonNull(tracer, "tracer is null");
    }

    public PoolAddress address() {
        return address;
    }

    public SqlSession openLedger(String applicationName) {
        return open(address.ledgerDatabase(), applicationName);
    }

    /** A bare connection to the ledger, for a library that wants one. */
    public Connection connectToLedger(String applicationName) {
        return connect(address.ledgerDatabase(), login(applicationName));
    }

    /** Logs in as the worker. */
    public SqlSession open(DatabaseName database, String applicationName) {
        return session(database, connect(database, login(applicationName)));
    }

    /** Logs in as the worker and acts as {@link #OWNER} from the first statement on. */
    public SqlSession openAsOwner(DatabaseName database, String applicationName) {
        return session(database, connectAsOwner(database, applicationName));
    }

    /** See {@link #openAsOwner}; for a library that wants a bare connection. */
    public Connection connectAsOwner(DatabaseName database, String applicationName) {
        Properties login = login(applicationName);
        PGProperty.OPTIONS.set(login, DURABLY + " -c role=" + OWNER.value());
        return connect(database, login);
    }

    /** Logs in with other credentials than the worker's, to learn whether the server lets them in. */
    public SqlSession openAs(DatabaseName database, RoleName role, String password, String applicationName) {
        Properties login = login(applicationName);
        PGProperty.USER.set(login, role.value());
        PGProperty.PASSWORD.set(login, password);
        return session(database, connect(database, login));
    }

    private SqlSession session(DatabaseName database, Connection connection) {
        return new SqlSession(connection, new SqlTrace(tracer, database));
    }

    private Connection connect(DatabaseName database, Properties login) {
        String url = "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + database.value();
        try {
            Connection connection = requireNonNull(DRIVER.connect(url, login), "the driver does not know its own url");
            connection.setNetworkTimeout(
                    Runnable::run, Math.toIntExact(address.socketTimeout().toMillis()));
            return connection;
        } catch (SQLException e) {
            throw new PostgresException(e);
        }
    }

    private Properties login(String applicationName) {
        Properties login = new Properties();
        PGProperty.USER.set(login, address.user());
        PGProperty.PASSWORD.set(login, address.password());
        PGProperty.SSL_MODE.set(login, address.sslModeName());
        address.sslRootCert().ifPresent(file -> PGProperty.SSL_ROOT_CERT.set(login, file.toString()));
        PGProperty.APPLICATION_NAME.set(login, applicationName);
        PGProperty.OPTIONS.set(login, DURABLY);
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(login, "15");
        PGProperty.CONNECT_TIMEOUT.set(login, "5");
        PGProperty.TCP_KEEP_ALIVE.set(login, true);
        // For the login only. The driver's own login timeout would hand it to a thread that no interrupt reaches.
        PGProperty.SOCKET_TIMEOUT.set(
                login, Math.toIntExact(address.loginTimeout().toSeconds()));
        // Details of an error may quote rows.
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(login, false);
        return login;
    }
}
