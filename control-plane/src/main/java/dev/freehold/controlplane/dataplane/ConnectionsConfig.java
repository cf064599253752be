package dev.freehold.controlplane.dataplane;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How the connections that a pool's server takes are divided over the processes of its region's data plane. */
@ConfigMapping(prefix = "freehold.connections")
public interface ConnectionsConfig {
    /** Kept on every pool for workers, census and upkeep, and for whoever looks after the server. */
    @Min(0)
    @WithDefault("20")
    int workerReserve();

    /** What a process may always hold on a pool, also one that nobody hears of; data planes are configured with the same. */
    @Min(0)
    @WithDefault("16")
    int floor();

    /** How many processes a region may have at most, those that nobody hears of included. */
    @Min(1)
    @WithDefault("4")
    int maxProcesses();
}
