package dev.freehold.controlplane.placement;

import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.Min;

/** The pools by id. Their hosts and credentials are configured in their region and not here. */
@ConfigMapping(prefix = "freehold.pools")
public interface PoolsConfig {
    @WithParentName
    Map<String, Entry> pools();

    /** One pool. */
    interface Entry {
        String region();

        /** A dedicated one takes one tenant. */
        @WithDefault("shared")
        Tier tier();

        /** How many tenants it takes; lowering it below what is there only stops new ones. */
        @Min(0)
        @WithDefault("500")
        int maxTenants();

        /** From how many bytes of databases on it takes no new tenants; by default it is not asked. */
        Optional<@Min(1) Long> maxBytes();

        /** How many connections workers and data planes together may open there; by default what the region's workers learn from its server. */
        Optional<@Min(1) Integer> maxConnections();
    }
}
