package dev.freehold.controlplane.license;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.freehold.contracts.codec.KeyFacts;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.controlplane.platform.Safeguard;

/** Reads the key with which the authority signs, once and at start, so that a missing key stops the start. */
class AuthorityKey {
    @Produces
    @Singleton
    @Startup
    SigningKey signingKey(AuthorityConfig config, Safeguard safeguard) {
        try {
            String jwks = Files.readString(config.authorityKeyFile());
            safeguard.refuse(
                    KeyFacts.of(jwks).development(),
                    "freehold.authority-key-file names a development key: whoever has that could sign licences and routes.",
                    "Mount a key of your own instead.");
            return SigningKey.parse(jwks);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read freehold.authority-key-file, the private JWK set that signs licences and route feeds",
                    e);
        }
    }
}
