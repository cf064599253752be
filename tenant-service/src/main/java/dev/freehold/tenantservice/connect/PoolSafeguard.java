package dev.freehold.tenantservice.connect;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.freehold.tenantservice.platform.Safeguard;

/** Stops a process that would send tenants' passwords and data to whoever answers. */
@Singleton
class PoolSafeguard {
    private static final String SAFE = "verify-full";

    private final Safeguard safeguard;
    private final Pools pools;

    PoolSafeguard(Safeguard safeguard, Pools pools) {
        this.safeguard = safeguard;
        this.pools = pools;
    }

    void check(@Observes StartupEvent event) {
        pools.all()
                .values()
                .forEach(server -> safeguard.refuse(
                        !SAFE.equals(server.sslMode()),
                        server.name() + ".ssl-mode is " + server.sslMode()
                                + ", so whoever stands between could pose as the server.",
                        "Set it to " + SAFE + " and ssl-root-cert to the pool's certificate authority."));
    }
}
