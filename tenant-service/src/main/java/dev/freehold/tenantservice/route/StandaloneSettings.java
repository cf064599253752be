package dev.freehold.tenantservice.route;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.freehold.contracts.tenancy.TenantId;

/** The one tenant of a process that runs alone. All but the certificate have to be there in that mode, and none in the other. */
@ConfigMapping(prefix = "freehold.standalone")
public interface StandaloneSettings {
    /** Its id, a UUIDv7: what the token's claim and the database's stamp say. */
    Optional<String> tenant();

    Optional<String> slug();

    /** {@code jdbc:postgresql://host:port/database}. */
    Optional<String> url();

    /** A login role that is a member of fh_app. */
    Optional<String> user();

    /** A file with nothing but the role's password; a line end is dropped. */
    Optional<Path> passwordFile();

    @WithDefault("verify-full")
    String sslMode();

    Optional<Path> sslRootCert();

    /** Who lends connections; anything but the registry is for benchmarks in development. */
    @WithDefault("registry")
    Source source();

    /** Who lends connections. */
    enum Source {
        /** The one that serves a region too. */
        REGISTRY,
        /** One plain pool, as of a service that knows of one database only. */
        DATASOURCE
    }

    /** @throws IllegalStateException if there is none */
    default TenantId requiredTenant() {
        return TenantId.parse(tenant().orElseThrow(
                        () -> new IllegalStateException("freehold.mode=standalone needs freehold.standalone.tenant")));
    }
}
