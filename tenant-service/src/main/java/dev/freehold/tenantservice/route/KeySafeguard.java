package dev.freehold.tenantservice.route;

import java.nio.file.Path;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.freehold.contracts.codec.KeyFacts;
import dev.freehold.tenantservice.platform.Safeguard;

/** Stops a process that would trust keys whose private halves lie on developers' machines. */
@Singleton
class KeySafeguard {
    private final Safeguard safeguard;
    private final RegionKeys.SealFiles files;
    private final Path authority;

    KeySafeguard(
            Safeguard safeguard,
            RegionKeys.SealFiles files,
            @ConfigProperty(name = "freehold.authority.public-key-file") Path authority) {
        this.safeguard = safeguard;
        this.files = files;
        this.authority = authority;
    }

    void check(@Observes StartupEvent event) {
        check("freehold.seal.region-key-file", files.regionKeyFile());
        check("freehold.seal.worker-public-key-file", files.workerPublicKeyFile());
        check("freehold.authority.public-key-file", authority);
    }

    private void check(String setting, Path file) {
        safeguard.refuse(
                KeyFacts.of(RegionKeys.read(file)).development(),
                setting + " names a development key.",
                "Mount the region's own key instead.");
    }
}
