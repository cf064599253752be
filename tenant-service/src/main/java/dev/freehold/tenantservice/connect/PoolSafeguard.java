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
    private final PoolServers servers;

    PoolSafeguard(Safeguard safeguard, PoolServers servers) {
        this.safeguard = safeguard;
        this.servers = servers;
    }

    void check(@Observes StartupEvent event) {
        servers.byId()
                .forEach((pool, server) -> safeguard.refuse(
                        !SAFE.equals(server.sslMode()),
                        "freehold.pools.\"" + pool + "\".ssl-mode is " + server.sslMode()
                                + ", so whoever stands between could pose as the server.",
                        "Set it to " + SAFE + " and ssl-root-cert to the pool's certificate authority."));
    }
}
