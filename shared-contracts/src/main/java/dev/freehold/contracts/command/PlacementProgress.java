package dev.freehold.contracts.command;

import java.util.List;

/**
 * How far the placement of an operation has come.
 *
 * @param published an attempt of this operation has published one
 * @param settled nobody need be waited for any more: every live process of the data plane has left the placement before, or has been
 *     given time enough
 * @param waitingFor the processes that are waited for
 */
public record PlacementProgress(boolean published, boolean settled, List<String> waitingFor) {
    public PlacementProgress {
        waitingFor = List.copyOf(waitingFor);
    }
}
