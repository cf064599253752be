package dev.freehold.controlplane.dataplane;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Which tenants ask most of a region. Tenants are no label of any metric, so this is where to look. */
@Path("/v1/regions/{region}/top-tenants")
@RolesAllowed({"platform-admin", "support", "auditor"})
@Blocking
@Tag(name = "Regions")
class TopTenantsResource {
    private final DataPlaneReader reader;

    TopTenantsResource(DataPlaneReader reader) {
        this.reader = requireNonNull(reader);
    }

    @GET
    public TopTenants list(@PathParam("region") String region) {
        return reader.top(parse(region)).orElseThrow(TopTenantsResource::unknown);
    }

    private static Region parse(String region) {
        try {
            return new Region(region);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return new Refusal.Missing("No pool is or was configured in this region.");
    }
}
