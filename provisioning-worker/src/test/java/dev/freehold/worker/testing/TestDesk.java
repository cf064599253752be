package dev.freehold.worker.testing;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.PlacementProgress;
import dev.freehold.worker.effect.credential.PlacementDesk;
import dev.freehold.worker.saga.LeaseLostException;

/** What the control plane keeps of one operation's placement. Other attempts of the operation get the same desk. */
public final class TestDesk implements PlacementDesk {
    private @Nullable String sealed;
    private boolean refusing;
    private int looksUntilSettled;
    private Runnable whileWaiting = () -> {};

    /** Every call is refused from now on: another attempt has the lease. */
    public void loseLease() {
        refusing = true;
    }

    public void giveLease() {
        refusing = false;
    }

    /** Somebody is waited for over so many looks, during each of which something may happen. */
    public TestDesk settlingAfter(int looks, Runnable meanwhile) {
        looksUntilSettled = looks;
        whileWaiting = meanwhile;
        return this;
    }

    public Optional<String> published() {
        return Optional.ofNullable(sealed);
    }

    @Override
    public PlacementProgress publish(String sealedPlacement) {
        requireLease();
        if (sealed != null && !sealed.equals(sealedPlacement)) {
            throw new AssertionError("another placement is published already");
        }
        sealed = sealedPlacement;
        return progress();
    }

    @Override
    public PlacementProgress progress() {
        requireLease();
        boolean settled = sealed != null && looksUntilSettled == 0;
        return new PlacementProgress(sealed != null, settled, settled ? List.of() : List.of("tenant-service-1"));
    }

    @Override
    public PlacementProgress awaitSettled() {
        whileWaiting.run();
        looksUntilSettled = Math.max(0, looksUntilSettled - 1);
        return progress();
    }

    private void requireLease() {
        if (refusing) {
            throw new LeaseLostException("another attempt has the lease");
        }
    }
}
