package dev.freehold.controlplane.placement;

import java.util.List;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.controlplane.platform.IfMatch;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.http.StrictJson;
import dev.freehold.controlplane.platform.idempotency.Idempotent;

import static java.util.Objects.requireNonNull;

/** What pools there are, how full they are, and whether they take new tenants. */
@Tag(name = "Pools")
@Path("/v1/pools")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class PoolsResource {
    private static final String AS_IT_IS = "As it is now";

    private final PoolReader reader;
    private final PoolLife life;

    PoolsResource(PoolReader reader, PoolLife life) {
        this.reader = requireNonNull(reader);
        this.life = requireNonNull(life);
    }

    @GET
    @RolesAllowed({"platform-admin", "billing", "support", "auditor"})
    public List<Pool> list() {
        return reader.all();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"platform-admin", "billing", "support", "auditor"})
    public RestResponse<Pool> get(@PathParam("id") String id) {
        return tagged(life.require(parse(id)));
    }

    /** It takes tenants once a worker of its region that has it in its own configuration has found it fit. */
    @POST
    @Idempotent
    @RolesAllowed("platform-admin")
    @CustomDeserialization(StrictJson.class)
    @APIResponseSchema(value = Pool.class, responseCode = "201", responseDescription = "Registered, not open yet")
    public RestResponse<Pool> register(@Valid @NotNull RegisterPoolRequest request) {
        Pool pool = life.register(request.parse());
        return ResponseBuilder.create(RestResponse.Status.CREATED, pool)
                .header("Location", "/v1/pools/" + pool.id())
                .build();
    }

    /** It takes no new tenants; those that are there stay and are served. */
    @POST
    @Idempotent
    @Path("/{id}/cordon")
    @RolesAllowed("platform-admin")
    @APIResponseSchema(value = Pool.class, responseCode = "200", responseDescription = AS_IT_IS)
    public RestResponse<Pool> cordon(@PathParam("id") String id, @RestHeader("If-Match") @Nullable String ifMatch) {
        return change(id, PoolChange.CORDON, ifMatch);
    }

    @POST
    @Idempotent
    @Path("/{id}/uncordon")
    @RolesAllowed("platform-admin")
    @APIResponseSchema(value = Pool.class, responseCode = "200", responseDescription = AS_IT_IS)
    public RestResponse<Pool> uncordon(@PathParam("id") String id, @RestHeader("If-Match") @Nullable String ifMatch) {
        return change(id, PoolChange.UNCORDON, ifMatch);
    }

    /** As a cordon; the answer says how many tenants are left. None is moved: they go as they are dropped. */
    @POST
    @Idempotent
    @Path("/{id}/drain")
    @RolesAllowed("platform-admin")
    @APIResponseSchema(value = Pool.class, responseCode = "200", responseDescription = AS_IT_IS)
    public RestResponse<Pool> drain(@PathParam("id") String id, @RestHeader("If-Match") @Nullable String ifMatch) {
        return change(id, PoolChange.DRAIN, ifMatch);
    }

    /** For good, and of an empty pool only. */
    @POST
    @Idempotent
    @Path("/{id}/retire")
    @RolesAllowed("platform-admin")
    @APIResponseSchema(value = Pool.class, responseCode = "200", responseDescription = AS_IT_IS)
    public RestResponse<Pool> retire(@PathParam("id") String id, @RestHeader("If-Match") @Nullable String ifMatch) {
        return change(id, PoolChange.RETIRE, ifMatch);
    }

    private RestResponse<Pool> change(String id, PoolChange change, @Nullable String ifMatch) {
        return tagged(life.change(parse(id), change, IfMatch.parseOptional(ifMatch)));
    }

    private static PoolId parse(String id) {
        try {
            return new PoolId(id);
        } catch (IllegalArgumentException e) {
            throw new Refusal.Missing("No pool has this id.");
        }
    }

    private static RestResponse<Pool> tagged(Pool pool) {
        return ResponseBuilder.ok(pool)
                .header("ETag", IfMatch.tag(pool.version()))
                .build();
    }
}
