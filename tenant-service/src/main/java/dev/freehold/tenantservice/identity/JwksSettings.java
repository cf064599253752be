package dev.freehold.tenantservice.identity;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long the issuer's public keys are good for. */
@ConfigMapping(prefix = "freehold.jwks")
interface JwksSettings {
    /** Where the issuer publishes its keys. */
    String url();

    /** Kept keys are trusted for this long after they were last fetched; then no token is, until the issuer answers again. */
    @WithDefault("7D")
    Duration maxAge();

    /** Keys that are older than this are fetched again, so this is how long a withdrawn key may be trusted while the issuer answers. */
    @WithDefault("15M")
    Duration refresh();

    /** The shortest time between two fetches, however many tokens name keys that nobody knows. */
    @WithDefault("5S")
    Duration pause();
}
