package dev.freehold.controlplane.license;

import java.io.UncheckedIOException;
import java.time.Clock;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.freehold.contracts.codec.KeyFacts;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.controlplane.platform.Safeguard;

/**
 * The keys with which the authority signs. Read at start, so that a missing key stops the start, and again when the file was
 * replaced, so that they rotate under a process that goes on.
 */
class AuthorityKey {
    @Produces
    @Singleton
    @Startup
    SigningKey signingKey(AuthorityConfig config, Safeguard safeguard, Clock clock) {
        try {
            return SigningKey.watching(config.authorityKeyFile(), jwks -> refuseDevelopment(safeguard, jwks), clock);
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(
                    "cannot read freehold.authority-key-file, the private JWK set that signs licences and route feeds",
                    e);
        }
    }

    private static void refuseDevelopment(Safeguard safeguard, String jwks) {
        safeguard.refuse(
                KeyFacts.of(jwks).development(),
                "freehold.authority-key-file names a development key: whoever has that could sign licences and routes.",
                "Mount a key of your own instead.");
    }
}
