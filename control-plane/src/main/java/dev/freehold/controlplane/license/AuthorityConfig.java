package dev.freehold.controlplane.license;

import java.nio.file.Path;

import io.smallrye.config.ConfigMapping;

/** Where the authority's key is. */
@ConfigMapping(prefix = "freehold")
public interface AuthorityConfig {
    /** A private JWK set of P-256 keys; the first one signs. Readable by this process only. */
    Path authorityKeyFile();
}
