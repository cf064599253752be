package dev.freehold.worker.startup;

import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.freehold.contracts.codec.KeyFacts;
import dev.freehold.worker.effect.role.SealConfig;
import dev.freehold.worker.postgres.PoolAddress.SslMode;
import dev.freehold.worker.postgres.PoolsConfig;

import static java.util.Objects.requireNonNull;

/** Finds what only a developer's machine may have. */
@Singleton
final class SafeSettings {
    private final boolean development;
    private final SealConfig seal;
    private final PoolsConfig pools;

    SafeSettings(
            @ConfigProperty(name = "freehold.development", defaultValue = "false") boolean development,
            SealConfig seal,
            PoolsConfig pools) {
        this.development = development;
        this.seal = requireNonNull(seal, "seal is null");
        this.pools = requireNonNull(pools, "pools is null");
    }

    /** Why the worker must not start, if there is a reason. */
    List<String> dangers() {
        return development
                ? List.of()
                : Stream.concat(
                                Stream.of(
                                                key("freehold.seal.worker-key-file", seal.workerKeys()),
                                                key("freehold.seal.region-public-key-file", seal.regionKeys()))
                                        .flatMap(List::stream),
                                plainPools())
                        .toList();
    }

    private static List<String> key(String setting, KeyFacts keys) {
        return keys.development()
                ? List.of(setting + " holds a key that was made for development. Mount the region's own key instead.")
                : List.of();
    }

    private Stream<String> plainPools() {
        return pools.pools().entrySet().stream()
                .filter(pool -> pool.getValue().sslMode() != SslMode.VERIFY_FULL)
                .map(pool -> "freehold.pools.\"" + pool.getKey()
                        + "\".ssl-mode lets others read along. Set it to verify-full and name the root certificate.");
    }
}
