package dev.freehold.tenantservice.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.route.PlacementOpener;
import dev.freehold.contracts.tenancy.Region;

/** The region and its keys, from files mounted inside the region. */
final class RegionKeys {
    @ConfigMapping(prefix = "freehold.seal")
    interface SealFiles {
        Path regionKeyFile();

        Path workerPublicKeyFile();
    }

    @Produces
    @Singleton
    Region region(@ConfigProperty(name = "freehold.region") String region) {
        return new Region(region);
    }

    @Produces
    @Singleton
    VerifyingKeys authority(@ConfigProperty(name = "freehold.authority.public-key-file") Path file) {
        return VerifyingKeys.parse(read(file));
    }

    @Produces
    @Singleton
    PlacementOpener opener(Region region, SealFiles files) {
        return new PlacementOpener(
                region,
                OpeningKeys.parse(read(files.regionKeyFile())),
                VerifyingKeys.parse(read(files.workerPublicKeyFile())));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file, e);
        }
    }
}
