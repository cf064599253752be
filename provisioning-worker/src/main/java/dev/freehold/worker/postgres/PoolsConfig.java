package dev.freehold.worker.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.PoolId;

/** The pools of this region, by pool id; only configuration mounted in the region knows their hosts and credentials. */
@ConfigMapping(prefix = "freehold.pools")
public interface PoolsConfig {
    @WithParentName
    Map<String, Pool> pools();

    default List<PoolAddress> addresses() {
        return pools().entrySet().stream()
                .map(pool -> pool.getValue().address(new PoolId(pool.getKey())))
                .toList();
    }

    /** How many databases each pool keeps ready. */
    default Map<PoolId, Integer> standbys() {
        return pools().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        pool -> new PoolId(pool.getKey()),
                        pool -> pool.getValue().standby()));
    }

    /** One PostgreSQL server. */
    interface Pool {
        String host();

        @WithDefault("5432")
        int port();

        @WithDefault("freehold_worker")
        String user();

        String password();

        @WithDefault("verify-full")
        PoolAddress.SslMode sslMode();

        Optional<Path> sslRootCert();

        @WithDefault("freehold_pool")
        String controlDatabase();

        /** How many databases are kept ready for tenants to come. */
        @WithDefault("2")
        int standby();

        @WithDefault("10s")
        Duration loginTimeout();

        @WithDefault("5m")
        Duration socketTimeout();

        default PoolAddress address(PoolId pool) {
            return new PoolAddress(
                    pool,
                    host(),
                    port(),
                    user(),
                    password(),
                    sslMode(),
                    sslRootCert(),
                    new DatabaseName(controlDatabase()),
                    loginTimeout(),
                    socketTimeout());
        }
    }
}
