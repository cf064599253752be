package dev.freehold.worker.effect.credential;

import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Tells the data planes of the new credential, by way of the control plane. There is no way back from it. */
public final class PublishPlacement implements Step {
    private final Rotation rotation;

    public PublishPlacement(Rotation rotation) {
        this.rotation = requireNonNull(rotation, "rotation is null");
    }

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public boolean detect() {
        return rotation.published();
    }

    @Override
    public void act() {
        // Not in the name of one who may act here no more.
        rotation.session().requireCurrent();
        rotation.publish();
    }

    @Override
    public void verify() {
        if (!rotation.published()) {
            throw StepFailedException.retryable("not_published", "The new credential was not published.");
        }
    }
}
