package dev.freehold.controlplane.event;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Events and how long they are known. */
@ConfigMapping(prefix = "freehold.events")
public interface EventsConfig {
    /** The source that CloudEvents name. */
    @WithDefault("urn:freehold:control-plane")
    String source();

    /** After that they are forgotten, delivered or not. */
    @WithDefault("P30D")
    Duration keep();
}
