package dev.freehold.worker.effect.database;

import java.util.UUID;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.worker.postgres.Passwords;
import dev.freehold.worker.postgres.PostgresException;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Reservation;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/**
 * Proves by real logins with a throw-away password that a role reaches its home and nothing else. One proof of a database at a time;
 * a password that a crash leaves behind is known to nobody and void after a minute.
 */
final class IsolationProof {
    private static final DatabaseName MAINTENANCE = new DatabaseName("postgres");
    private static final String PERMISSION_DENIED = "42501";

    private final PoolSession session;
    private final Passwords passwords;

    IsolationProof(PoolSession session, Passwords passwords) {
        this.session = requireNonNull(session, "session is null");
        this.passwords = requireNonNull(passwords, "passwords is null");
    }

    /** @param role one of the two whose password nobody uses; it loses it and is closed afterwards */
    void prove(Reservation reserved, RoleName role) {
        session.alone("proof:" + reserved.database(), () -> {
            String password = passwords.draw();
            session.roles().openForAMinute(role, password, passwords);
            try {
                proveRefused(MAINTENANCE, role, password);
                proveRefused(session.ledgerDatabase(), role, password);
                proveHome(reserved, role, password);
            } finally {
                session.roles().closeAndForgetPassword(role);
            }
        });
    }

    private void proveRefused(DatabaseName elsewhere, RoleName role, String password) {
        try (SqlSession _ = session.openAs(elsewhere, role, password)) {
            require(false, "Its role could log in to another database.");
        } catch (PostgresException e) {
            if (!e.is(PERMISSION_DENIED)) {
                throw e;
            }
        }
    }

    /** Also that the way in works, and that the second lock holds: with another tenant's id set even the stamp is not seen. */
    private void proveHome(Reservation reserved, RoleName role, String password) {
        try (SqlSession sql = session.openAs(reserved.database(), role, password)) {
            require(stampsSeen(sql, reserved.tenant().value()) == 1, "Its role cannot read its own stamp.");
            require(stampsSeen(sql, UUID.randomUUID()) == 0, "Its role sees rows as another tenant.");
        }
    }

    private static long stampsSeen(SqlSession sql, UUID tenant) {
        sql.all("SELECT set_config('freehold.tenant_id', ?, false)", row -> true, tenant.toString());
        return sql.first("SELECT count(*) FROM freehold.tenant", row -> row.getLong(1))
                .orElseThrow();
    }

    static void require(boolean holds, String breach) {
        if (!holds) {
            throw StepFailedException.permanent("isolation_breach", "The database is not isolated. " + breach);
        }
    }
}
