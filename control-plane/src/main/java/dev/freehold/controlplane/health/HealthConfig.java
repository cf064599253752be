package dev.freehold.controlplane.health;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** From what figures on something is not well. */
@ConfigMapping(prefix = "freehold.health")
public interface HealthConfig {
    /** What a worker measured longer ago is not known any more; three times as long as it takes from one measurement to the next. */
    @WithDefault("PT15M")
    Duration staleAfter();

    /** Shares of a tenant's requests are not judged below so many in a quarter of an hour. */
    @WithDefault("20")
    int fewestRequests();

    /** From this share of requests answered with 5xx on a tenant is degraded; from ten times as much on, unhealthy. */
    @WithDefault("0.05")
    double errorShare();

    /** From this share of requests that took longer than a second on a tenant is degraded. */
    @WithDefault("0.1")
    double slowShare();

    /** From this share of a pool's connections or bytes on it is degraded. */
    @WithDefault("0.9")
    double fullShare();
}
