package dev.freehold.controlplane.license;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.freehold.contracts.codec.SigningKey;

/** Reads the key with which the authority signs, once and at start, so that a missing key stops the start. */
class AuthorityKey {
    @Produces
    @Singleton
    @Startup
    SigningKey signingKey(AuthorityConfig config) {
        try {
            return SigningKey.parse(Files.readString(config.authorityKeyFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read freehold.authority-key-file, the private JWK set that signs licences and route feeds",
                    e);
        }
    }
}
