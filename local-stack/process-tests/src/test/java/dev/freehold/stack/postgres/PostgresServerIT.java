package dev.freehold.stack.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresServerIT {
    private static final Map<String, String> FAST = Map.of("fsync", "off");

    @TempDir
    static Path folder;

    static PostgresServer server;
    static PoolServer pool;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(folder, 0, FAST);
        pool = PoolServer.bootstrap(server, "worker-secret");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isDurableUnlessToldOtherwise() throws SQLException {
        try (Connection superuser = server.connectAsSuperuser("postgres")) {
            assertThat(value(superuser, "SHOW server_version")).startsWith("18.");
            assertThat(value(superuser, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(value(superuser, "SHOW fsync")).isEqualTo("off");
            assertThat(value(superuser, "SHOW max_connections")).isEqualTo("300");
        }
        assertThat(new PostgresOptions(folder, 0, Map.of()).settings()).containsEntry("fsync", "on");
    }

    @Test
    void givesTheWorkerDatabasesAndRolesButNotTheServer() throws SQLException {
        try (Connection worker = pool.connectAsWorker(PoolServer.LEDGER)) {
            assertThat(value(worker, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            execute(worker, "CREATE ROLE someone NOLOGIN");
            execute(worker, "CREATE DATABASE made TEMPLATE template0 STRATEGY wal_log");
            assertThatThrownBy(() -> execute(worker, "ALTER SYSTEM SET fsync = off"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(worker, "COPY (SELECT 1) TO PROGRAM 'true'"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void letsNobodyIntoTheServersOwnDatabases() throws SQLException {
        try (Connection worker = pool.connectAsWorker(PoolServer.LEDGER)) {
            execute(worker, "CREATE ROLE stranger LOGIN PASSWORD 'stranger-secret'");
        }
        for (String database : new String[] {"postgres", "template1", PoolServer.LEDGER}) {
            assertThatThrownBy(() -> server.connect(database, "stranger", "stranger-secret"))
                    .hasMessageContaining("permission denied for database");
        }
        assertThatThrownBy(() -> pool.connectAsWorker("postgres"))
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void refusesAWrongPasswordOfAnyRole() {
        assertThatThrownBy(() -> server.connect(PoolServer.LEDGER, PoolServer.WORKER, "wrong"))
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> server.connect("postgres", PostgresServer.SUPERUSER, "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void keepsTheSuperusersPasswordToTheOwner() throws IOException {
        assertThat(Files.getPosixFilePermissions(folder.resolve("superuser.password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void bootstrapsAgainWithAnotherPassword() throws SQLException {
        PoolServer.bootstrap(server, "other-secret");
        server.connect(PoolServer.LEDGER, PoolServer.WORKER, "other-secret").close();
        PoolServer.bootstrap(server, "worker-secret");
    }

    @Test
    void givesTheControlDatabasesAppRoleNothingToMigrate(@TempDir Path other) throws SQLException {
        try (PostgresServer control = PostgresServer.start(other, 0, FAST)) {
            ControlServer database = ControlServer.bootstrap(control, "owner-secret", "app-secret");
            try (Connection owner = database.connectAsOwner();
                    Connection app = database.connectAsApp()) {
                execute(owner, "CREATE SCHEMA made");
                assertThatThrownBy(() -> execute(app, "CREATE SCHEMA made_by_app"))
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> execute(app, "CREATE TABLE public.t (x int)"))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void keepsItsDataAndStopsAServerThatAnEarlierRunLeft(@TempDir Path other) throws SQLException {
        PostgresServer first = PostgresServer.start(other, 0, FAST);
        try (Connection superuser = first.connectAsSuperuser("postgres")) {
            execute(superuser, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (PostgresServer second = PostgresServer.start(other, first.port(), FAST);
                Connection superuser = second.connectAsSuperuser("postgres")) {
            assertThat(first.process().isRunning()).isFalse();
            assertThat(value(superuser, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void recoversFromAKillAndFromAHalfMadeFirstStart(@TempDir Path other) throws Exception {
        PostgresServer killed = PostgresServer.start(other, 0, FAST);
        killed.process().stop(Duration.ofSeconds(10));
        PostgresServer.start(other, 0, FAST).close();
        Files.delete(other.resolve("completed"));
        PostgresServer.start(other, 0, FAST).close();
        assertThat(other.resolve("completed")).exists();
    }

    @Test
    void startsAfterARebootThatGaveItsIdToAnother(@TempDir Path other) throws IOException {
        PostgresServer.start(other, 0, FAST).close();
        long me = ProcessHandle.current().pid();
        Files.writeString(other.resolve("data/postmaster.pid"), me + "\n" + other.resolve("data") + "\n");

        PostgresServer.start(other, 0, FAST).close();

        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
