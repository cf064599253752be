package dev.freehold.controlplane.census;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How long a census waits for workers. */
@ConfigMapping(prefix = "freehold.census")
public interface CensusConfig {
    /** A worker that delivers nothing for so long loses its task to another. */
    @WithDefault("PT60S")
    Duration lease();

    /** A task that no worker takes for so long is given up. */
    @WithDefault("PT60S")
    Duration patience();

    /** How long a task rests before it is tried again. */
    @WithDefault("PT2S")
    Duration backoff();

    /** A task is given up after so many attempts. */
    @Min(1)
    @WithDefault("3")
    int maxAttempts();
}
