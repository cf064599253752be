package dev.freehold.controlplane.rotation;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.idempotency.Idempotent;

import static java.util.Objects.requireNonNull;

/** Brings the placements of a region to its newest key. */
@Path("/v1/regions/{region}/reseal")
@Blocking
@Tag(name = "Regions")
@Produces(MediaType.APPLICATION_JSON)
class ResealResource {
    private final ResealRegion resealRegion;

    ResealResource(ResealRegion resealRegion) {
        this.resealRegion = requireNonNull(resealRegion);
    }

    /** The key before is needed until nothing is left; to ask again does no harm. */
    @POST
    @Idempotent
    @RolesAllowed("platform-admin")
    @APIResponseSchema(
            value = Reseal.class,
            responseCode = "202",
            responseDescription = "The rotations follow; GET says how many are left")
    public RestResponse<Reseal> reseal(@PathParam("region") String region) {
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, resealRegion.run(parse(region)))
                .build();
    }

    @GET
    @RolesAllowed({"platform-admin", "support", "auditor"})
    public Reseal status(@PathParam("region") String region) {
        return resealRegion.status(parse(region));
    }

    private static Region parse(String region) {
        try {
            return new Region(region);
        } catch (IllegalArgumentException e) {
            throw new Refusal.Missing("No pool is or was configured in this region.");
        }
    }
}
