package dev.freehold.worker.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import org.postgresql.PGProperty;
import org.postgresql.ssl.DefaultJavaSSLFactory;

import dev.freehold.contracts.adoption.SourceDatabase;
import dev.freehold.contracts.tenancy.DatabaseName;

import static java.util.Objects.requireNonNull;

/** Opens sessions that only read to a database that is not ours. Nothing of where it is goes into a trace, and a refused login's words stay here. */
public final class ForeignDatabase {
    private static final Driver DRIVER = new org.postgresql.Driver();
    private static final Tracer UNTRACED = OpenTelemetry.noop().getTracer("source");
    private static final DatabaseName UNNAMED = new DatabaseName("source");

    private static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SOCKET_TIMEOUT = Duration.ofMinutes(10);

    private ForeignDatabase() {}

    /** @throws RefusedLogin if it cannot be reached or does not let the role in; with no cause, which would name host and role */
    public static SqlSession open(SourceDatabase source, Transport transport, String applicationName) {
        Properties login = login(source, transport, applicationName);
        try {
            Connection connection =
                    requireNonNull(DRIVER.connect(url(source), login), "the driver does not know its own url");
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(SOCKET_TIMEOUT.toMillis()));
            return new SqlSession(connection, new SqlTrace(UNTRACED, UNNAMED));
        } catch (SQLException e) {
            throw new RefusedLogin(PostgresException.state(e));
        }
    }

    private static String url(SourceDatabase source) {
        return "jdbc:postgresql://" + source.host() + ":" + source.port() + "/"
                + URLEncoder.encode(source.database(), StandardCharsets.UTF_8);
    }

    private static Properties login(SourceDatabase source, Transport transport, String applicationName) {
        Properties login = new Properties();
        PGProperty.USER.set(login, source.user());
        PGProperty.PASSWORD.set(login, source.password());
        PGProperty.APPLICATION_NAME.set(login, applicationName);
        PGProperty.OPTIONS.set(login, "-c default_transaction_read_only=on");
        PGProperty.CONNECT_TIMEOUT.set(login, Math.toIntExact(LOGIN_TIMEOUT.toSeconds()));
        PGProperty.SOCKET_TIMEOUT.set(login, Math.toIntExact(LOGIN_TIMEOUT.toSeconds()));
        PGProperty.TCP_KEEP_ALIVE.set(login, true);
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(login, false);
        transport.set(login);
        return login;
    }

    /**
     * @param encrypted whether the server has to show a certificate that is its own
     * @param rootCert who is to have signed it; else the Java runtime's authorities
     */
    public record Transport(boolean encrypted, Optional<Path> rootCert) {
        private void set(Properties login) {
            if (!encrypted) {
                PGProperty.SSL_MODE.set(login, PoolAddress.SslMode.DISABLE.driverName());
                return;
            }
            PGProperty.SSL_MODE.set(login, PoolAddress.SslMode.VERIFY_FULL.driverName());
            rootCert.ifPresentOrElse(
                    file -> PGProperty.SSL_ROOT_CERT.set(login, file.toString()),
                    () -> PGProperty.SSL_FACTORY.set(login, DefaultJavaSSLFactory.class.getName()));
        }
    }

    /** Carries the SQLSTATE and nothing else. */
    public static final class RefusedLogin extends RuntimeException {
        private final String sqlState;

        RefusedLogin(String sqlState) {
            super("SQLSTATE " + sqlState);
            this.sqlState = requireNonNull(sqlState, "sqlState is null");
        }

        public String sqlState() {
            return sqlState;
        }
    }
}
