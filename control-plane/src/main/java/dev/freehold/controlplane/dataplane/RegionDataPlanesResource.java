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

/** Who serves a region, and how far each process has come. */
@Path("/v1/regions/{region}/data-planes")
@RolesAllowed({"platform-admin", "support", "auditor"})
@Blocking
@Tag(name = "Regions")
class RegionDataPlanesResource {
    private final DataPlaneReader reader;

    RegionDataPlanesResource(DataPlaneReader reader) {
        this.reader = requireNonNull(reader);
    }

    @GET
    public RegionDataPlanes list(@PathParam("region") String region) {
        return reader.of(parse(region)).orElseThrow(RegionDataPlanesResource::unknown);
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
