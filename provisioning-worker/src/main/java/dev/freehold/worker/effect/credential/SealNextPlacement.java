package dev.freehold.worker.effect.credential;

import dev.freehold.worker.saga.Step;

import static java.util.Objects.requireNonNull;

/** Seals the new credential with the region's key of today, for the epoch to come. */
public final class SealNextPlacement implements Step {
    private final Rotation rotation;

    public SealNextPlacement(Rotation rotation) {
        this.rotation = requireNonNull(rotation, "rotation is null");
    }

    @Override
    public String name() {
        return "seal";
    }

    @Override
    public boolean detect() {
        return rotation.published();
    }

    @Override
    public void act() {
        rotation.seal();
    }

    @Override
    public void verify() {}
}
