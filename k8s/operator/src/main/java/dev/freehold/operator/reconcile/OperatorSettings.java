package dev.freehold.operator.reconcile;

import java.net.URI;
import java.time.Duration;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;

/** How the operator goes about it. */
@ConfigMapping(prefix = "freehold.operator")
interface OperatorSettings {
    URI controlPlaneUrl();

    /** Where a tenant is served, with {slug} and {region} in it. */
    String tenantUrl();

    /** Between two looks at an operation that runs. */
    @WithConverter(DurationConverter.class)
    Duration poll();

    /** Between two looks at a tenant of which nothing is expected. */
    @WithConverter(DurationConverter.class)
    Duration resync();

    @WithConverter(DurationConverter.class)
    Duration backoffMin();

    @WithConverter(DurationConverter.class)
    Duration backoffMax();

    /** For how long a call that nobody waits for any more may still come to something. */
    @WithConverter(DurationConverter.class)
    Duration settle();

    /** Tenants that are offboarded within an hour at most; 0: none. */
    int deletionsPerHour();
}
