package dev.freehold.tenantservice.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.freehold.contracts.codec.KeyFacts;
import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.route.PlacementOpener;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.tenantservice.platform.Mode;
import dev.freehold.tenantservice.platform.Safeguard;

/** The region and its keys, from files mounted inside the region; a process that runs alone has its own. */
final class RegionKeys {
    @ConfigMapping(prefix = "freehold.seal")
    interface SealFiles {
        Optional<Path> regionKeyFile();

        Optional<Path> workerPublicKeyFile();
    }

    private final boolean alone;
    private final StandaloneRegion own;
    private final Safeguard safeguard;
    private final Clock clock;

    RegionKeys(
            @ConfigProperty(name = "freehold.mode") Mode mode, StandaloneRegion own, Safeguard safeguard, Clock clock) {
        this.alone = mode == Mode.STANDALONE;
        this.own = own;
        this.safeguard = safeguard;
        this.clock = clock;
    }

    @Produces
    @Singleton
    Region region(@ConfigProperty(name = "freehold.region") Optional<String> region) {
        return alone ? StandaloneRegion.REGION : new Region(required(region, "freehold.region"));
    }

    @Produces
    @Singleton
    VerifyingKeys authority(@ConfigProperty(name = "freehold.authority.public-key-file") Optional<Path> file) {
        return alone ? own.authority() : watching(file, "freehold.authority.public-key-file");
    }

    @Produces
    @Singleton
    PlacementOpener opener(Region region, SealFiles files) {
        return alone
                ? own.opener()
                : new PlacementOpener(
                        region,
                        OpeningKeys.parse(read(required(files.regionKeyFile(), "freehold.seal.region-key-file"))),
                        watching(files.workerPublicKeyFile(), "freehold.seal.worker-public-key-file"));
    }

    /** A process that runs alone has no archives, and keys that open none. */
    @Produces
    @Singleton
    ArchiveKeys archiveKeys(SealFiles files) {
        return alone
                ? new ArchiveKeys(OpeningKeys.generate("none"), own.authority())
                : new ArchiveKeys(
                        OpeningKeys.parse(read(required(files.regionKeyFile(), "freehold.seal.region-key-file"))),
                        watching(files.workerPublicKeyFile(), "freehold.seal.worker-public-key-file"));
    }

    /** Keys of the region's processes rotate with overlap: the file is replaced under a process that goes on. */
    private VerifyingKeys watching(Optional<Path> file, String setting) {
        return VerifyingKeys.watching(required(file, setting), text -> refuseDevelopment(setting, text), clock);
    }

    private void refuseDevelopment(String setting, String jwks) {
        safeguard.refuse(
                KeyFacts.of(jwks).development(),
                setting + " names a development key.",
                "Mount the region's own key instead.");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file, e);
        }
    }

    private static <T> T required(Optional<T> setting, String name) {
        return setting.orElseThrow(() -> new IllegalStateException("a process of a region needs " + name));
    }
}
