package dev.freehold.controlplane.dataplane;

import java.util.Optional;
import java.util.function.Function;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Who serves a region, and who asks most of it. */
@Path("/v1/regions/{region}")
@RolesAllowed({"platform-admin", "support", "auditor"})
@Blocking
@Tag(name = "Regions")
class RegionResource {
    private final DataPlaneReader reader;

    RegionResource(DataPlaneReader reader) {
        this.reader = requireNonNull(reader);
    }

    /** And how far each process has come. */
    @GET
    @Path("/data-planes")
    public RegionDataPlanes dataPlanes(@PathParam("region") String region) {
        return read(region, reader::of);
    }

    /** Tenants are no label of any metric, so this is where to look. */
    @GET
    @Path("/top-tenants")
    public TopTenants topTenants(@PathParam("region") String region) {
        return read(region, reader::top);
    }

    /** What is no region's name is the name of none. */
    private static <T> T read(String name, Function<Region, Optional<T>> reading) {
        Optional<T> found;
        try {
            found = reading.apply(new Region(name));
        } catch (IllegalArgumentException e) {
            found = Optional.empty();
        }
        return found.orElseThrow(() -> new Refusal.Missing("No pool is or was configured in this region."));
    }
}
