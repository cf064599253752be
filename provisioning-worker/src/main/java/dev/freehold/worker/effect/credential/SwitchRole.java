package dev.freehold.worker.effect.credential;

import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Notes in the ledger that the placement names the next role now. */
public final class SwitchRole implements Step {
    private final Rotation rotation;

    public SwitchRole(Rotation rotation) {
        this.rotation = requireNonNull(rotation, "rotation is null");
    }

    @Override
    public String name() {
        return "switch_role";
    }

    @Override
    public boolean detect() {
        return rotation.reserved().activeRole().equals(rotation.next());
    }

    @Override
    public void act() {
        rotation.switchRole();
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable(
                    "role_not_switched", "The ledger does not show the next role as active.");
        }
    }
}
