package dev.freehold.worker.effect.role;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.smallrye.config.ConfigMapping;

import dev.freehold.contracts.codec.KeyFacts;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.route.PlacementSealer;

/** The keys that seal placements: the worker signs, the region alone can open. */
@ConfigMapping(prefix = "freehold.seal")
public interface SealConfig {
    /** Private JWK set. */
    Path workerKeyFile();

    /** Public JWK set. */
    Path regionPublicKeyFile();

    /** What the keys say of themselves. */
    default KeyFacts workerKeys() {
        return KeyFacts.of(read(workerKeyFile()));
    }

    /** See {@link #workerKeys}. */
    default KeyFacts regionKeys() {
        return KeyFacts.of(read(regionPublicKeyFile()));
    }

    /** The id of the region's key that placements are sealed with. */
    default String sealingKey() {
        return SealingKey.parse(read(regionPublicKeyFile())).keyId();
    }

    /** That key's public half, as others are told it. */
    default String sealingJwks() {
        return SealingKey.parse(read(regionPublicKeyFile())).publicJwks();
    }

    default PlacementSealer sealer() {
        return new PlacementSealer(
                SigningKey.parse(read(workerKeyFile())), SealingKey.parse(read(regionPublicKeyFile())));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read key file " + file.getFileName(), e);
        }
    }
}
