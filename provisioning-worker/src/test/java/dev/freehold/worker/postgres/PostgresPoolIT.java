package dev.freehold.worker.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.freehold.worker.testing.TestPool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PostgresPoolIT {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void givesUpOnAServerThatAcceptsAndThenIsSilent() throws IOException {
        try (ServerSocket frozen = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            PostgresPool pool = pool(frozen.getLocalPort(), SHORT, LONG);
            assertThatExceptionOfType(PostgresException.class)
                    .isThrownBy(() -> pool.openLedger("fh:test"))
                    .matches(e -> e.sqlState().startsWith("08"));
        }
    }

    @Test
    void givesUpOnAStatementThatGetsNoAnswerForLongerThanThePatience() {
        try (SqlSession sql =
                pool(TestPool.server().server().port(), LONG, SHORT).openLedger("fh:test")) {
            assertThatExceptionOfType(PostgresException.class)
                    .isThrownBy(() -> sql.run("SELECT pg_sleep(10)"))
                    .matches(e -> e.sqlState().startsWith("08"));
        }
    }

    @Test
    void waitsLongerForAStatementThanForALogin() {
        try (SqlSession sql = pool(TestPool.server().server().port(), Duration.ofSeconds(2), LONG)
                .openLedger("fh:test")) {
            sql.run("SELECT pg_sleep(2.5)");
        }
    }

    @Test
    void waitsForTheDiskThoughTheServerWouldNot() throws SQLException {
        PostgresPool pool = pool(TestPool.server().server().port(), LONG, LONG);
        try (Connection superuser = TestPool.server().server().connectAsSuperuser("postgres");
                Statement statement = superuser.createStatement()) {
            statement.execute("ALTER DATABASE freehold_pool SET synchronous_commit = off");
            try (SqlSession sql = pool.openLedger("fh:test")) {
                assertThat(sql.holds("SELECT current_setting('synchronous_commit') = 'on'"))
                        .isTrue();
            } finally {
                statement.execute("ALTER DATABASE freehold_pool RESET synchronous_commit");
            }
        }
    }

    private static PostgresPool pool(int port, Duration loginTimeout, Duration socketTimeout) {
        return new PostgresPool(TestPool.impatient(port, loginTimeout, socketTimeout), TestPool.UNTRACED);
    }
}
