package dev.freehold.controlplane.rotation;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** When credentials are rotated without being asked for one by one. */
@ConfigMapping(prefix = "freehold.rotation")
public interface RotationConfig {
    /** A credential older than that is rotated; zero: none for its age. */
    @WithDefault("P90D")
    Duration maxAge();

    /** How many rotations that nobody asked for one by one may be under way in a region; those that callers ask for count too. */
    @Min(1)
    @WithDefault("4")
    int atOnce();

    /** How long a tenant is left alone after a rotation that has failed, or that has not brought the key that was wanted. */
    @WithDefault("PT1H")
    Duration retryAfter();
}
