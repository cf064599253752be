package dev.freehold.worker.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.PoolId;

/** The pools of this region, by pool id; only configuration mounted in the region knows their hosts and credentials. */
@ConfigMapping(prefix = "freehold.pools")
public interface PoolsConfig {
    @WithParentName
    Map<String, Pool> pools();

    /** @param development whether pools need not survive a power cut */
    default List<PoolAddress> addresses(boolean development) {
        return pools().entrySet().stream()
                .map(pool -> pool.getValue().address(new PoolId(pool.getKey()), development))
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

        /** Accepts that on PostgreSQL 15 whoever gets hold of the worker's password gets hold of the server's operating-system user. */
        @WithName("accept-risk-postgresql-15")
        @WithDefault("false")
        boolean acceptRiskPostgresql15();

        default PoolAddress address(PoolId pool, boolean development) {
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
                    socketTimeout(),
                    new PoolAddress.Tolerance(development, acceptRiskPostgresql15()));
        }
    }
}
