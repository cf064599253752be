package dev.freehold.controlplane.tenant;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.operation.Accepted;
import dev.freehold.controlplane.operation.Operation;
import dev.freehold.controlplane.platform.Cursor;
import dev.freehold.controlplane.platform.IfMatch;
import dev.freehold.controlplane.platform.Page;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.http.DryRun;
import dev.freehold.controlplane.platform.http.StrictJson;
import dev.freehold.controlplane.platform.idempotency.Idempotent;
import dev.freehold.controlplane.tenant.preview.Preview;

import static java.util.Objects.requireNonNull;

/** The registry of tenants. */
@Path("/v1/tenants")
@Tag(name = "Tenants")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class TenantsResource {
    private final TenantRegistry registry;
    private final CreateTenant createTenant;
    private final ReviseTenant reviseTenant;
    private final Rehearsal rehearsal;
    private final DryRun dryRun;

    TenantsResource(
            TenantRegistry registry,
            CreateTenant createTenant,
            ReviseTenant reviseTenant,
            Rehearsal rehearsal,
            DryRun dryRun) {
        this.registry = requireNonNull(registry);
        this.createTenant = requireNonNull(createTenant);
        this.reviseTenant = requireNonNull(reviseTenant);
        this.rehearsal = requireNonNull(rehearsal);
        this.dryRun = requireNonNull(dryRun);
    }

    @POST
    @Idempotent
    @RolesAllowed({"platform-admin", "tenant-operator"})
    @CustomDeserialization(StrictJson.class)
    @APIResponseSchema(value = Operation.class, responseCode = "202", responseDescription = Accepted.DESCRIPTION)
    @Parameter(
            name = DryRun.PARAMETER,
            in = ParameterIn.QUERY,
            description = DryRun.DESCRIPTION,
            schema = @Schema(type = SchemaType.BOOLEAN))
    @APIResponse(
            responseCode = "200",
            description = DryRun.ANSWER,
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Preview.class)))
    public RestResponse<?> create(@Valid @NotNull CreateTenantRequest request) {
        NewTenant asked = request.parse();
        return dryRun.isAsked()
                ? RestResponse.ok(rehearsal.ofCreation(asked.slug(), () -> createTenant.run(asked)))
                : Accepted.with(createTenant.run(asked));
    }

    @GET
    @RolesAllowed({"platform-admin", "billing", "support", "auditor"})
    public Page<TenantView> list(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String region,
            @RestQuery @Nullable String plan,
            @RestQuery
                    @Parameter(
                            description = "Those that were seen to use more of it than their plan allows",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"users", "storage", "connections"}))
                    @Nullable
                    String over,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String cursor,
            @RestQuery
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
                    String limit) {
        TenantFilter filter = TenantFilter.parse(state, region, plan, over, q);
        return registry.page(filter, Cursor.parse(cursor), Page.limit(limit)).map(TenantView::of);
    }

    @GET
    @Path("/{slug}")
    @RolesAllowed({"platform-admin", "billing", "support", "auditor", "tenant-operator"})
    public RestResponse<TenantView> get(@PathParam("slug") String slug) {
        return tagged(registry.require(parse(slug)));
    }

    @PATCH
    @Path("/{slug}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RolesAllowed({"platform-admin", "billing", "tenant-operator"})
    @CustomDeserialization(StrictJson.class)
    public RestResponse<TenantView> revise(
            @PathParam("slug") String slug,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull ReviseTenantRequest request) {
        return tagged(reviseTenant.run(parse(slug), IfMatch.parse(ifMatch), request.parse()));
    }

    /** What is no slug is the slug of nobody. */
    static TenantSlug parse(String slug) {
        try {
            return new TenantSlug(slug);
        } catch (IllegalArgumentException e) {
            throw new Refusal.Missing("No tenant has this slug.");
        }
    }

    private static RestResponse<TenantView> tagged(Tenant tenant) {
        return ResponseBuilder.ok(TenantView.of(tenant))
                .header("ETag", IfMatch.tag(tenant.version()))
                .build();
    }
}
