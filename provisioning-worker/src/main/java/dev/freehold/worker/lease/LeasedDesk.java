package dev.freehold.worker.lease;

import java.util.function.Supplier;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.PlacementProgress;
import dev.freehold.contracts.command.PlacementReport;
import dev.freehold.worker.effect.credential.PlacementDesk;
import dev.freehold.worker.saga.StepFailedException;
import dev.freehold.worker.saga.StoppedException;

import static java.util.Objects.requireNonNull;

/** Publishes at the control plane in the name of one lease. */
record LeasedDesk(ControlPlane controlPlane, Lease lease) implements PlacementDesk {
    private static final int WAIT_SECONDS = 5;

    LeasedDesk {
        requireNonNull(controlPlane, "controlPlane is null");
        requireNonNull(lease, "lease is null");
    }

    @Override
    public PlacementProgress publish(String sealedPlacement) {
        var report = new PlacementReport(lease.attempt(), sealedPlacement);
        return answered(() -> controlPlane.publish(lease.command().operation(), report));
    }

    @Override
    public PlacementProgress progress() {
        return answered(() -> controlPlane.placement(lease.command().operation(), lease.attempt(), 0));
    }

    @Override
    public PlacementProgress awaitSettled() {
        return answered(() -> controlPlane.placement(lease.command().operation(), lease.attempt(), WAIT_SECONDS));
    }

    private static PlacementProgress answered(Supplier<PlacementProgress> call) {
        try {
            return call.get();
        } catch (StoppedException stopped) {
            throw stopped;
        } catch (RuntimeException e) {
            StepFailedException failed = StepFailedException.retryable(
                    "control_plane_unreachable", "The control plane gives no answer on the placement.");
            failed.initCause(e);
            throw failed;
        }
    }
}
