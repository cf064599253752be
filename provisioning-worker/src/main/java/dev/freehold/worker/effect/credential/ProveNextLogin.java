package dev.freehold.worker.effect.credential;

import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Logs in with the new password before anybody is told of it. */
public final class ProveNextLogin implements Step {
    private final Rotation rotation;

    public ProveNextLogin(Rotation rotation) {
        this.rotation = requireNonNull(rotation, "rotation is null");
    }

    @Override
    public String name() {
        return "prove_login";
    }

    @Override
    public boolean detect() {
        return rotation.published();
    }

    @Override
    public void act() {
        RoleName next = rotation.next();
        try (SqlSession sql = rotation.session().openAs(rotation.reserved().database(), next, rotation.password())) {
            if (!sql.holds("SELECT current_user = ?", next.value())) {
                throw StepFailedException.permanent("login_differs", "The login led to another role.");
            }
        }
    }

    @Override
    public void verify() {}
}
