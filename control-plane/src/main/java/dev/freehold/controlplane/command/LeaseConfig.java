package dev.freehold.controlplane.command;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How commands are lent to workers. */
@ConfigMapping(prefix = "freehold.lease")
public interface LeaseConfig {
    /** A lease without a heartbeat for so long passes to another worker. */
    @WithDefault("PT30S")
    Duration deadline();

    /** How often a worker is told to send a heartbeat. */
    @WithDefault("PT10S")
    Duration heartbeat();

    /** After so many attempts that ask for a retry or end without a report, a command that may be undone is. */
    @Min(1)
    @WithDefault("8")
    int maxAttempts();

    /** How many commands of one pool are lent at once; suspensions come on top. */
    @Min(1)
    @WithDefault("8")
    int perPool();

    @WithDefault("PT1S")
    Duration backoffMin();

    @WithDefault("PT30S")
    Duration backoffMax();
}
