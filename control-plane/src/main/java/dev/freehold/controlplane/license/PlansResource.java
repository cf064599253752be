package dev.freehold.controlplane.license;

import java.util.List;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

import dev.freehold.controlplane.platform.IfMatch;
import dev.freehold.controlplane.platform.http.StrictJson;
import dev.freehold.controlplane.platform.idempotency.Idempotent;

import static java.util.Objects.requireNonNull;

/** What plans there are, and what is in them. */
@Tag(name = "Plans")
@Path("/v1/plans")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class PlansResource {
    private final Plans plans;

    PlansResource(Plans plans) {
        this.plans = requireNonNull(plans);
    }

    @GET
    @RolesAllowed({"platform-admin", "billing", "support", "auditor"})
    public List<Plan> list() {
        return plans.all();
    }

    @GET
    @Path("/{name}")
    @RolesAllowed({"platform-admin", "billing", "support", "auditor"})
    public RestResponse<Plan> get(@PathParam("name") String name) {
        return tagged(RestResponse.Status.OK, plans.get(name)).build();
    }

    @POST
    @Idempotent
    @RolesAllowed("billing")
    @CustomDeserialization(StrictJson.class)
    @APIResponseSchema(value = Plan.class, responseCode = "201", responseDescription = "Made; Location says where")
    public RestResponse<Plan> create(@Valid @NotNull NewPlanRequest request) {
        Plan made = plans.add(request.plan());
        return tagged(RestResponse.Status.CREATED, made)
                .header("Location", "/v1/plans/" + made.name())
                .build();
    }

    /** Tenants that have it get licences with its new limits within seconds. A retired one can be had by nobody else. */
    @PUT
    @Path("/{name}")
    @RolesAllowed("billing")
    @CustomDeserialization(StrictJson.class)
    public RestResponse<Plan> change(
            @PathParam("name") String name,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @Valid @NotNull PlanRequest request) {
        return tagged(RestResponse.Status.OK, plans.change(request.named(name), IfMatch.parse(ifMatch)))
                .build();
    }

    private static ResponseBuilder<Plan> tagged(RestResponse.Status status, Plan plan) {
        return ResponseBuilder.create(status, plan).header("ETag", IfMatch.tag(plan.version()));
    }
}
