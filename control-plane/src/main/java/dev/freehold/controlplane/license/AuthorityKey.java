package dev.freehold.controlplane.license;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.freehold.contracts.codec.KeyFacts;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.controlplane.platform.DevelopmentMode;

/** Reads the key with which the authority signs, once and at start, so that a missing key stops the start. */
class AuthorityKey {
    @Produces
    @Singleton
    @Startup
    SigningKey signingKey(AuthorityConfig config, DevelopmentMode mode) {
        try {
            String jwks = Files.readString(config.authorityKeyFile());
            if (KeyFacts.of(jwks).development() && !mode.development()) {
                throw new IllegalStateException("freehold.authority-key-file names a development key: whoever has that"
                        + " could sign licences and routes. Mount a key of your own instead."
                        + " (freehold.development=true allows it on a developer's machine and nowhere else.)");
            }
            return SigningKey.parse(jwks);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read freehold.authority-key-file, the private JWK set that signs licences and route feeds",
                    e);
        }
    }
}
