package dev.freehold.controlplane.tenant;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Rules for tenants. */
@ConfigMapping(prefix = "freehold")
public interface TenantsConfig {
    /** How long the slug of a dropped tenant is given to nobody: longer than any token or backup that names it lives. */
    @WithDefault("P90D")
    Duration slugQuarantine();

    /** How long the pools' own backups keep what was dropped; certificates say so, nothing here enforces it. */
    @WithDefault("P35D")
    Duration backupRetention();
}
