package dev.freehold.worker.effect.database;

import dev.freehold.worker.postgres.ConnectSweep;
import dev.freehold.worker.postgres.Passwords;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Reservation;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/**
 * Proves that the database is reached by its roles alone, and they reach nothing else: by the catalogue for every role and database,
 * and by real logins through the role that no placement names, so that it can be proved at any time and changes nothing that lasts.
 */
public final class ProveIsolation implements Step {
    private final PoolSession session;
    private final Names names;
    private final IsolationProof proof;

    public ProveIsolation(PoolSession session, Names names, Passwords passwords) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.proof = new IsolationProof(session, requireNonNull(passwords, "passwords is null"));
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
        ConnectSweep sweep = new ConnectSweep(session.sql());
        IsolationProof.require(
                sweep.strangersIn(reserved.database(), reserved.roles()) == 0, "Another role may connect to it.");
        IsolationProof.require(
                sweep.reachableFrom(reserved.roles(), reserved.database()) == 0, "Its roles may connect elsewhere.");
        proof.prove(reserved, reserved.inactiveRole());
    }

    /** Another proof of the same database may have it open for a moment, so one look is not enough to complain. */
    @Override
    public void verify() {
        Reservation reserved = names.only();
        session.alone("proof:" + reserved.database(), () -> {
            if (session.roles().canLogIn(reserved.inactiveRole())) {
                throw StepFailedException.retryable("login_left_open", "The login used for the proof is still open.");
            }
        });
    }
}
