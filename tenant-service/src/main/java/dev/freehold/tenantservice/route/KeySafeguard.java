package dev.freehold.tenantservice.route;

import java.nio.file.Path;
import java.util.Optional;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.freehold.contracts.codec.KeyFacts;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.route.PlacementOpener;
import dev.freehold.tenantservice.platform.Safeguard;

import static java.util.Objects.requireNonNull;

/** Stops a process that would trust keys whose private halves lie on developers' machines. */
@Singleton
class KeySafeguard {
    private final Safeguard safeguard;
    private final RegionKeys.SealFiles files;
    private final Optional<Path> authority;

    KeySafeguard(
            Safeguard safeguard,
            RegionKeys.SealFiles files,
            @ConfigProperty(name = "freehold.authority.public-key-file") Optional<Path> authority,
            VerifyingKeys readable,
            PlacementOpener readableToo) {
        requireNonNull(
                readable, "injected, so that a process without usable keys ends here and does not wait for a feed");
        requireNonNull(readableToo);
        this.safeguard = safeguard;
        this.files = files;
        this.authority = authority;
    }

    void check(@Observes StartupEvent event) {
        check("freehold.seal.region-key-file", files.regionKeyFile());
        check("freehold.seal.worker-public-key-file", files.workerPublicKeyFile());
        check("freehold.authority.public-key-file", authority);
    }

    private void check(String setting, Optional<Path> file) {
        safeguard.refuse(
                file.filter(named -> KeyFacts.of(RegionKeys.read(named)).development())
                        .isPresent(),
                setting + " names a development key.",
                "Mount the region's own key instead.");
    }
}
