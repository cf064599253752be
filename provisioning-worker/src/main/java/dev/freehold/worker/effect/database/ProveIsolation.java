package dev.freehold.worker.effect.database;

import java.util.UUID;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.worker.postgres.ConnectSweep;
import dev.freehold.worker.postgres.Passwords;
import dev.freehold.worker.postgres.PostgresException;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Reservation;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/**
 * Proves before anybody gets a password that the database is reached by its roles alone, and they reach nothing else: by the
 * catalogue for every role and database, and by real logins with a throw-away password.
 */
public final class ProveIsolation implements Step {
    private static final DatabaseName MAINTENANCE = new DatabaseName("postgres");
    private static final String PERMISSION_DENIED = "42501";

    private final PoolSession session;
    private final Names names;
    private final Passwords passwords;

    public ProveIsolation(PoolSession session, Names names, Passwords passwords) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.passwords = requireNonNull(passwords, "passwords is null");
    }

    @Override
    public String name() {
        return "isolation_proof";
    }

    /** A proof is of the moment; it is always made anew. */
    @Override
    public boolean detect() {
        return false;
    }

    @Override
    public void act() {
        Reservation reserved = names.only();
        sweep(reserved);
        String password = passwords.draw();
        session.roles().openWithPassword(reserved.roleA(), password, passwords);
        proveRefused(MAINTENANCE, reserved.roleA(), password);
        proveRefused(session.ledgerDatabase(), reserved.roleA(), password);
        proveHome(reserved, password);
        session.roles().closeAndForgetPassword(reserved.roleA());
    }

    @Override
    public void verify() {
        if (session.roles().canLogIn(names.only().roleA())) {
            throw StepFailedException.retryable("login_left_open", "The login used for the proof is still open.");
        }
    }

    private void sweep(Reservation reserved) {
        ConnectSweep sweep = new ConnectSweep(session.sql());
        require(sweep.strangersIn(reserved.database(), reserved.roles()) == 0, "Another role may connect to it.");
        require(sweep.reachableFrom(reserved.roles(), reserved.database()) == 0, "Its roles may connect elsewhere.");
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
    private void proveHome(Reservation reserved, String password) {
        try (SqlSession sql = session.openAs(reserved.database(), reserved.roleA(), password)) {
            require(stampsSeen(sql, reserved.tenant().value()) == 1, "Its role cannot read its own stamp.");
            require(stampsSeen(sql, UUID.randomUUID()) == 0, "Its role sees rows as another tenant.");
        }
    }

    private static long stampsSeen(SqlSession sql, UUID tenant) {
        sql.all("SELECT set_config('freehold.tenant_id', ?, false)", row -> true, tenant.toString());
        return sql.first("SELECT count(*) FROM freehold.tenant", row -> row.getLong(1))
                .orElseThrow();
    }

    private static void require(boolean holds, String breach) {
        if (!holds) {
            throw StepFailedException.permanent("isolation_breach", "The database is not isolated. " + breach);
        }
    }
}
