package dev.freehold.controlplane.placement;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.LogKeys;

import static java.util.Objects.requireNonNull;

/** Brings the configured pools into the database at start; one that the configuration no longer names is cordoned, never removed. */
@ApplicationScoped
class RegisterPools {
    private static final Logger LOG = Logger.getLogger(RegisterPools.class);

    private final PoolsConfig config;
    private final PoolTable pools;

    RegisterPools(PoolsConfig config, PoolTable pools) {
        this.config = requireNonNull(config);
        this.pools = requireNonNull(pools);
    }

    @Transactional
    void run(@Observes @Priority(100) StartupEvent event) {
        config.pools().forEach((id, entry) -> register(new PoolId(id), new Region(entry.region()), entry));
        pools.cordonAllBut(config.pools().keySet());
    }

    private void register(PoolId id, Region region, PoolsConfig.Entry entry) {
        PoolLimits limits = new PoolLimits(
                entry.tier(),
                entry.maxTenants(),
                entry.maxBytes().orElse(null),
                entry.maxConnections().orElse(null));
        if (!pools.configure(id, region, limits)) {
            throw new IllegalStateException("pool " + id + " is known in another region than " + region
                    + "; data never changes its region by configuration, so give the pool another id");
        }
        LOG.infof("pool registered" + LogKeys.POOL + LogKeys.REGION, id, region);
    }
}
