package dev.freehold.controlplane.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.controlplane.support.ControlDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class RuntimeRoleIT {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE mine (id int)",
                "CREATE TEMPORARY TABLE mine (id int)",
                "CREATE SCHEMA mine",
                "UPDATE audit_entry SET actor = 'nobody'",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry",
                "UPDATE audit_link SET hash = ''",
                "DELETE FROM audit_link",
                "UPDATE audit_head SET signed = ''",
                "DELETE FROM audit_head",
                "DELETE FROM audit_unlinked",
                "INSERT INTO audit_unlinked SELECT id FROM audit_entry",
                "DROP TABLE audit_entry",
                "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
                "DELETE FROM tenant",
                "TRUNCATE tenant CASCADE",
                "DELETE FROM plan",
                "UPDATE approval SET request = '{}'",
                "DELETE FROM approval",
                "SELECT * FROM flyway_schema_history",
            })
    void mayNot(String statement) throws SQLException {
        try (Connection connection = ControlDatabase.server().connectAsApp();
                Statement sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
        }
    }

    @Test
    void readsTheAuditTrail() throws SQLException {
        try (Connection connection = ControlDatabase.server().connectAsApp();
                Statement sql = connection.createStatement()) {
            assertThat(sql.execute("SELECT * FROM audit_entry")).isTrue();
        }
    }
}
