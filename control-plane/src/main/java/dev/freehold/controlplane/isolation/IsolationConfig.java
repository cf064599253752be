package dev.freehold.controlplane.isolation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** From what figures on a tenant is better kept on a server of its own. */
@ConfigMapping(prefix = "freehold.isolation")
public interface IsolationConfig {
    /** Its database's size; 50 GiB. */
    @WithDefault("53687091200")
    long bytes();

    /** Its database's part of all bytes of its pool, where other tenants are. */
    @WithDefault("0.5")
    double shareOfPool();

    /** How long its requests waited for connections within 24 hours, together. */
    @WithDefault("600")
    long waitSecondsPerDay();

    /** An hour with so many requests is a noisy one. */
    @WithDefault("200000")
    long noisyRequestsPerHour();

    /** So many noisy hours within seven days. */
    @WithDefault("5")
    int noisyHours();
}
