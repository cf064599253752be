package dev.freehold.tenantservice.connect;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.tenantservice.platform.Mode;
import dev.freehold.tenantservice.route.StandaloneRegion;
import dev.freehold.tenantservice.route.StandaloneSettings;

/** The PostgreSQL servers that this process may connect to, by pool. */
@Singleton
class Pools {
    private static final int USUAL_PORT = 5432;

    /**
     * One server.
     *
     * @param name the prefix of its settings
     */
    record Server(String name, String host, int port, String sslMode, Optional<Path> sslRootCert) {}

    private final Map<PoolId, Server> servers;

    Pools(
            PoolServers region,
            StandaloneRegion alone,
            StandaloneSettings settings,
            @ConfigProperty(name = "freehold.mode") Mode mode) {
        this.servers = switch (mode) {
            case REGION -> ofRegion(region);
            case STANDALONE -> Map.of(StandaloneRegion.POOL, ofOne(alone.server(), settings));
        };
    }

    Map<PoolId, Server> all() {
        return servers;
    }

    Optional<Server> find(PoolId pool) {
        return Optional.ofNullable(servers.get(pool));
    }

    private static Map<PoolId, Server> ofRegion(PoolServers region) {
        return region.byId().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> new PoolId(entry.getKey()), entry -> named(entry.getKey(), entry.getValue())));
    }

    private static Server named(String pool, PoolServers.Server server) {
        return new Server(
                "freehold.pools.\"" + pool + "\"",
                server.host(),
                server.port(),
                server.sslMode(),
                server.sslRootCert());
    }

    private static Server ofOne(URI url, StandaloneSettings settings) {
        return new Server(
                "freehold.standalone",
                url.getHost(),
                url.getPort() < 0 ? USUAL_PORT : url.getPort(),
                settings.sslMode(),
                settings.sslRootCert());
    }
}
