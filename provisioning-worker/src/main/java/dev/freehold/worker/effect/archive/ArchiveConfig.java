package dev.freehold.worker.effect.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.worker.effect.role.SealConfig;

/** How archives are made and which are taken. They are signed and sealed with the keys of {@link SealConfig}. */
@ConfigMapping(prefix = "freehold.archive")
public interface ArchiveConfig {
    /** Private JWK set of the region, with the keys of before for as long as there are archives of theirs; without it nothing is imported. */
    Optional<Path> regionKeyFile();

    /** Public JWK set of the workers whose archives are taken; this worker's own key alone unless set. */
    Optional<Path> workerPublicKeyFile();

    /** How many tables of a tenant are copied at once; each takes a connection and about 20 MB. */
    @WithDefault("2")
    int tablesAtOnce();

    /** Archives younger than this are not removed, whoever asks; 30 days unless set, and none in development. */
    Optional<Duration> minimumAge();

    default ArchiveKeys keys(SealConfig seal) {
        String own = read(seal.workerKeyFile());
        return new ArchiveKeys(
                SigningKey.parse(own),
                VerifyingKeys.parse(
                        workerPublicKeyFile().map(ArchiveConfig::read).orElse(own)),
                SealingKey.parse(read(seal.regionPublicKeyFile())),
                regionKeyFile().map(ArchiveConfig::read).map(OpeningKeys::parse));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read key file " + file.getFileName(), e);
        }
    }
}
