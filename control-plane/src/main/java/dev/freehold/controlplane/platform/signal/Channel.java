package dev.freehold.controlplane.platform.signal;

/** What can be waited for. A signal names the one that changed: a region or an operation. */
public enum Channel {
    COMMANDS("freehold_command"),
    OPERATIONS("freehold_operation"),
    ROUTES("freehold_route"),
    CENSUS("freehold_census"),
    DATA_PLANES("freehold_data_plane");

    private final String wireName;

    Channel(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
