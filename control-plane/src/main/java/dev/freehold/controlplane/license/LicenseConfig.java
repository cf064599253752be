package dev.freehold.controlplane.license;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long licences last. */
@ConfigMapping(prefix = "freehold.license")
public interface LicenseConfig {
    @WithDefault("P365D")
    Duration validity();

    /** How long a tenant is served after its licence ended. */
    @WithDefault("P14D")
    Duration grace();

    /** How long before its end a licence is renewed. */
    @WithDefault("P30D")
    Duration renewBefore();

    /** How long a tenant for a demonstration is served, from its creation; then its licence ends by itself and has no grace. */
    @WithDefault("P30D")
    Duration demoValidity();
}
