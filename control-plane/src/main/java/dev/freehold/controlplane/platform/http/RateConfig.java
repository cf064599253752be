package dev.freehold.controlplane.platform.http;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often one caller may ask. */
@ConfigMapping(prefix = "freehold.rate")
public interface RateConfig {
    int USUAL = 50;

    /** Public requests a second of one caller in one process, in the long run; left out: 50, and no limit in development. */
    Optional<Integer> perSecond();

    /** How many of them may come at once. */
    @WithDefault("500")
    int burst();
}
