package dev.freehold.worker.effect.adopt;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** From where databases may be adopted. */
@ConfigMapping(prefix = "freehold.adopt")
public interface AdoptConfig {
    /** Hosts, each with {@code :port} or, for any port, without; none turns adoption off. In development, unless set, the machine itself. */
    Optional<List<String>> allowedHosts();

    /** PEM file of the authorities that vouch for those hosts; those of the Java runtime unless set. */
    Optional<Path> sslRootCert();

    default AdoptionRules rules(boolean development) {
        List<String> usual = development ? List.of("localhost", "127.0.0.1", "[::1]") : List.of();
        return AdoptionRules.of(allowedHosts().orElse(usual), development, sslRootCert());
    }
}
