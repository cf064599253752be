package dev.freehold.controlplane.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether this process runs on a developer's machine, where keys and settings are allowed that are refused elsewhere. */
@ConfigMapping(prefix = "freehold")
public interface DevelopmentMode {
    @WithDefault("false")
    boolean development();
}
