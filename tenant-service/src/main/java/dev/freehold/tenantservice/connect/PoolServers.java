package dev.freehold.tenantservice.connect;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** The region's PostgreSQL servers by pool id. Only this configuration knows their hosts; the control plane does not. */
@ConfigMapping(prefix = "freehold.pools")
interface PoolServers {
    @WithParentName
    Map<String, Server> byId();

    interface Server {
        String host();

        @WithDefault("5432")
        int port();

        /** {@code verify-full}; {@code disable} is for development only. */
        @WithDefault("verify-full")
        String sslMode();

        Optional<Path> sslRootCert();
    }
}
