package dev.freehold.controlplane.platform.signal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

import dev.freehold.controlplane.platform.LogKeys;

import static java.util.Objects.requireNonNull;

/** Keeps one connection of its own, outside the pool, that listens; a lost one is made again while waiters look by themselves. */
@ApplicationScoped
class SignalListener {
    private static final Logger LOG = Logger.getLogger(SignalListener.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Signals signals;
    private final String url;
    private final Properties credentials = new Properties();
    private @Nullable Thread thread;

    SignalListener(
            Signals signals,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.signals = requireNonNull(signals);
        this.url = requireNonNull(url);
        credentials.setProperty("user", user);
        credentials.setProperty("password", password);
        credentials.setProperty("ApplicationName", "freehold-signals");
        credentials.setProperty("connectTimeout", "5");
        credentials.setProperty("tcpKeepAlive", "true");
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("signals").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection connection = DriverManager.getConnection(url, credentials)) {
                listen(connection);
            } catch (SQLException e) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                LOG.warnf("cannot listen for signals; waiting by polling" + LogKeys.CAUSE, e.getSQLState());
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Channel channel : Channel.values()) {
                statement.execute("LISTEN " + channel.wireName());
            }
        }
        signals.wakeAll();
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!Thread.currentThread().isInterrupted() && connection.isValid(5)) {
            PGNotification[] arrived = postgres.getNotifications((int) PATIENCE.toMillis());
            for (PGNotification signal : arrived == null ? new PGNotification[0] : arrived) {
                signals.wake(signal.getName(), signal.getParameter());
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
