package dev.freehold.worker.effect.role;

import java.time.Duration;
import java.util.List;

import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Pause;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Ends every session of the tenant's roles. A closed login alone leaves the sessions that are open alive. */
public final class EndSessions implements Step {
    /** A login that got past the closed door just in time needs this long, amply, to be seen as a session. */
    private static final Duration LATE_LOGIN = Duration.ofMillis(100);

    private final PoolSession session;
    private final Names names;
    private final Pause pause;

    public EndSessions(PoolSession session, Names names, Pause pause) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.pause = requireNonNull(pause, "pause is null");
    }

    @Override
    public String name() {
        return "end_sessions";
    }

    /** Sessions come and go: it always looks again. */
    @Override
    public boolean detect() {
        return false;
    }

    @Override
    public void act() {
        session.roles().terminateSessions(roles());
        pause.of(LATE_LOGIN);
        session.roles().terminateSessions(roles());
    }

    @Override
    public void verify() {
        if (session.roles().sessions(roles()) > 0) {
            throw StepFailedException.retryable("session_alive", "A session of the tenant could not be ended yet.");
        }
    }

    private List<RoleName> roles() {
        return names.all().stream()
                .flatMap(reserved -> reserved.roles().stream())
                .toList();
    }
}
