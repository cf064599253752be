package dev.freehold.controlplane.license;

import java.nio.file.Path;

import io.smallrye.config.ConfigMapping;

/** Where the authority's key is. */
@ConfigMapping(prefix = "freehold")
public interface AuthorityConfig {
    /** A private JWK set of P-256 keys; docs/keys.md says which one signs. Readable by this process only, and read again when it is replaced. */
    Path authorityKeyFile();
}
