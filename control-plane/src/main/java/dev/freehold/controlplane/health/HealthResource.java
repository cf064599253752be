package dev.freehold.controlplane.health;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** How the fleet and each pool are. */
@Path("/v1/health")
@RolesAllowed({"platform-admin", "support", "auditor"})
@Blocking
@Tag(name = "Health")
class HealthResource {
    private final LookAtHealth look;

    HealthResource(LookAtHealth look) {
        this.look = requireNonNull(look);
    }

    @GET
    @Path("/fleet")
    public FleetHealth fleet() {
        return look.ofAll();
    }

    @GET
    @Path("/pools/{id}")
    public PoolHealth pool(@PathParam("id") String id) {
        try {
            return look.of(new PoolId(id)).orElseThrow(HealthResource::missing);
        } catch (IllegalArgumentException e) {
            throw missing();
        }
    }

    private static Refusal missing() {
        return new Refusal.Missing("No pool has this id.");
    }
}
