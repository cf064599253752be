package dev.freehold.worker.effect.credential;

import dev.freehold.worker.postgres.ledger.Reservation;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Decides in the ledger, once, which of the two roles is to be the active one. */
public final class ChooseNextRole implements Step {
    private final Rotation rotation;

    public ChooseNextRole(Rotation rotation) {
        this.rotation = requireNonNull(rotation, "rotation is null");
    }

    @Override
    public String name() {
        return "choose_role";
    }

    @Override
    public boolean detect() {
        return rotation.begun();
    }

    @Override
    public void act() {
        if (rotation.reserved().state() != Reservation.State.LIVE) {
            throw StepFailedException.permanent("not_live", "The ledger does not show the database as live.");
        }
        rotation.refuseIfOffboarded();
        rotation.begin();
    }

    @Override
    public void verify() {
        rotation.next();
    }

    @Override
    public void compensate() {
        rotation.forget();
    }
}
