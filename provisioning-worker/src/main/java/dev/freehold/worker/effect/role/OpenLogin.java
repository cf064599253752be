package dev.freehold.worker.effect.role;

import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Lets the role that the placement names log in again, with the password it had. Undone, it leaves nobody a way in and nobody inside. */
public final class OpenLogin implements Step {
    private final PoolSession session;
    private final Names names;
    private final CloseLogins close;
    private final EndSessions end;

    public OpenLogin(PoolSession session, Names names, CloseLogins close, EndSessions end) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.close = requireNonNull(close, "close is null");
        this.end = requireNonNull(end, "end is null");
    }

    @Override
    public String name() {
        return "open_login";
    }

    @Override
    public boolean detect() {
        return session.roles().canLogIn(names.only().activeRole());
    }

    @Override
    public void act() {
        session.roles().open(names.only().activeRole());
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable("login_closed", "The tenant's login did not open.");
        }
    }

    @Override
    public void compensate() {
        close.act();
        close.verify();
        end.act();
        end.verify();
    }
}
