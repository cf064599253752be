package dev.freehold.worker.effect.credential;

import java.time.Duration;
import java.util.List;

import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.worker.postgres.Roles;
import dev.freehold.worker.saga.Pause;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Voids the credential before: its role may not log in, its password is forgotten and its sessions are ended. */
public final class CloseFormerLogin implements Step {
    /** A login that got past the closed door just in time needs this long, amply, to be seen as a session. */
    private static final Duration LATE_LOGIN = Duration.ofMillis(100);

    private final Rotation rotation;
    private final Pause pause;

    public CloseFormerLogin(Rotation rotation, Pause pause) {
        this.rotation = requireNonNull(rotation, "rotation is null");
        this.pause = requireNonNull(pause, "pause is null");
    }

    @Override
    public String name() {
        return "close_former_login";
    }

    /** Sessions come and go: it always looks again. */
    @Override
    public boolean detect() {
        return false;
    }

    @Override
    public void act() {
        Roles roles = rotation.session().roles();
        RoleName former = rotation.former();
        roles.closeAndForgetPassword(former);
        roles.terminateSessions(List.of(former));
        pause.of(LATE_LOGIN);
        roles.terminateSessions(List.of(former));
    }

    @Override
    public void verify() {
        Roles roles = rotation.session().roles();
        RoleName former = rotation.former();
        if (roles.canLogIn(former)) {
            throw StepFailedException.retryable("login_open", "The login before is still open.");
        }
        if (roles.sessions(List.of(former)) > 0) {
            throw StepFailedException.retryable(
                    "session_alive", "A session of the login before could not be ended yet.");
        }
    }
}
