package dev.freehold.tenantservice.connect;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many physical connections this process may hold. */
@ConfigMapping(prefix = "freehold.connections")
interface ConnectionLimits {
    /** Of the whole process, over all pools. */
    @WithDefault("64")
    int max();

    @WithDefault("8")
    int maxPerTenant();

    /** To each pool, while no lease says another number. Times the greatest number of processes, it has to fit into every server. */
    @WithDefault("16")
    int floor();

    /** How long a tenant that has connections waits for one of its own before another tenant's idle one is closed for it. */
    @WithDefault("5ms")
    Duration patience();

    /** How long a request waits in all before it is answered 503. */
    @WithDefault("2S")
    Duration borrowTimeout();

    /** How long work under an older route may go on where the tenant is served on under a newer one; then its connection is ended. */
    @WithDefault("5S")
    Duration drain();

    /** An unused connection is closed after this. */
    @WithDefault("1M")
    Duration idleTimeout();

    /** One that lay unused for longer than this is asked whether it lives before it is lent. */
    @WithDefault("1S")
    Duration validateAfter();

    /** A statement that is answered later than this, or 5 seconds after it should have been ended by its plan's limit, breaks its connection. */
    @WithDefault("30S")
    Duration socketTimeout();

    /** How long opening one may take; also how long the database may take to show its stamp, and a cancellation to arrive. */
    @WithDefault("3S")
    Duration connectTimeout();

    /** One that is lent for longer is reported, once: whoever has it should have given it back. */
    @WithDefault("1M")
    Duration leakAfter();

    /** So many failures running to reach a pool's server or a tenant's database, and for a while nobody tries. */
    @WithDefault("3")
    int breakerFailures();

    /** How long nobody tries; after it one does. */
    @WithDefault("1S")
    Duration breakerRest();
}
