package dev.freehold.controlplane.isolation;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

import dev.freehold.controlplane.platform.IfMatch;
import dev.freehold.controlplane.platform.Slugs;
import dev.freehold.controlplane.platform.http.StrictJson;

import static java.util.Objects.requireNonNull;

/** How far apart from others a tenant is kept, and should be. */
@Path("/v1/tenants/{slug}/isolation")
@Blocking
@Tag(name = "Tenants")
class IsolationResource {
    private final DemandIsolation demandIsolation;

    IsolationResource(DemandIsolation demandIsolation) {
        this.demandIsolation = requireNonNull(demandIsolation);
    }

    @GET
    @RolesAllowed({"platform-admin", "billing", "support", "auditor"})
    public RestResponse<Isolation> get(@PathParam("slug") String slug) {
        return tagged(demandIsolation.of(Slugs.parse(slug)));
    }

    /** Says what is demanded. It moves nothing: a tenant's next provisioning goes by it, and the record says whether it is met. */
    @PUT
    @RolesAllowed("platform-admin")
    @CustomDeserialization(StrictJson.class)
    public RestResponse<Isolation> demand(
            @PathParam("slug") String slug,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @Valid @NotNull DemandRequest request) {
        return tagged(demandIsolation.demand(Slugs.parse(slug), IfMatch.parse(ifMatch), request.parse()));
    }

    private static RestResponse<Isolation> tagged(Isolation isolation) {
        return ResponseBuilder.ok(isolation)
                .header("ETag", IfMatch.tag(isolation.version()))
                .build();
    }
}
