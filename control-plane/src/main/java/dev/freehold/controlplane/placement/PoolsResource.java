package dev.freehold.controlplane.placement;

import java.util.List;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import static java.util.Objects.requireNonNull;

/** What pools there are and how full they are. */
@Tag(name = "Pools")
@Path("/v1/pools")
class PoolsResource {
    private final PoolTable pools;

    PoolsResource(PoolTable pools) {
        this.pools = requireNonNull(pools);
    }

    @GET
    @Blocking
    @RolesAllowed({"platform-admin", "billing", "support", "auditor"})
    public List<Pool> list() {
        return pools.all();
    }
}
