package dev.freehold.controlplane.platform.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.controlplane.platform.Safeguard;

import static java.util.Objects.requireNonNull;

/** Looks at the control database before anything is done with it: it must not forget what it has confirmed, nor let us do more than we need. */
@Singleton
class DatabaseSafeguard {
    private static final String FACTS = """
            SELECT current_setting('fsync') AS fsync,
                   current_setting('full_page_writes') AS full_page_writes,
                   (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser
            """;

    private final Jdbi jdbi;
    private final Safeguard safeguard;

    DatabaseSafeguard(Jdbi jdbi, Safeguard safeguard) {
        this.jdbi = requireNonNull(jdbi);
        this.safeguard = requireNonNull(safeguard);
    }

    void check(@Observes @Priority(10) StartupEvent event) {
        Facts facts = jdbi.withHandle(handle -> handle.createQuery(FACTS)
                .map((result, context) -> facts(result))
                .one());
        safeguard.refuseAlways(
                facts.superuser(),
                "quarkus.datasource.username names a superuser, who could change the audit and every other role.",
                "Use the runtime role that owns nothing, freehold_control_app.");
        refuseOff("fsync", facts.fsync());
        refuseOff("full_page_writes", facts.fullPageWrites());
    }

    private void refuseOff(String setting, String value) {
        safeguard.refuse(
                value.equals("off"),
                "The control database's server (quarkus.datasource.jdbc.url) runs with " + setting
                        + "=off, so a crash could lose what was confirmed.",
                "Set " + setting + "=on there and reload it.");
    }

    private static Facts facts(ResultSet result) throws SQLException {
        Row row = new Row(result);
        return new Facts(row.text("fsync"), row.text("full_page_writes"), row.flag("superuser"));
    }

    private record Facts(String fsync, String fullPageWrites, boolean superuser) {}
}
