package dev.freehold.worker.effect.credential;

import java.util.List;

import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Lets the next role log in with a new password, beside the active one. Undone, it is closed as before and nobody is inside. */
public final class OpenNextLogin implements Step {
    private final Rotation rotation;

    public OpenNextLogin(Rotation rotation) {
        this.rotation = requireNonNull(rotation, "rotation is null");
    }

    @Override
    public String name() {
        return "open_next_login";
    }

    /** Nobody keeps a password that is not published, so an earlier attempt's is void. */
    @Override
    public boolean detect() {
        return rotation.published();
    }

    @Override
    public void act() {
        rotation.openNext();
    }

    @Override
    public void verify() {
        if (!rotation.session().roles().canLogIn(rotation.next())) {
            throw StepFailedException.retryable("login_closed", "The tenant's next login did not open.");
        }
    }

    @Override
    public void compensate() {
        if (rotation.begun()) {
            RoleName next = rotation.next();
            if (next.equals(rotation.reserved().activeRole())) {
                throw StepFailedException.retryable(
                        "already_published", "The new credential is in use and can no longer be undone.");
            }
            rotation.session().roles().closeAndForgetPassword(next);
            rotation.session().roles().terminateSessions(List.of(next));
        }
    }
}
