package dev.freehold.contracts.command;

/**
 * Publishes a placement in the middle of a saga, at once and for good: from then on the operation only goes forward. Sent again by the
 * same attempt it changes nothing more.
 *
 * @param sealedPlacement sealed for the epoch after the command's
 */
public record PlacementReport(int attempt, String sealedPlacement) {
    @Override
    public String toString() {
        return "PlacementReport[attempt=" + attempt + "]";
    }
}
