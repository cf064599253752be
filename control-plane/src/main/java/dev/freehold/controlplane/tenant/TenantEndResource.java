package dev.freehold.controlplane.tenant;

import java.util.function.Supplier;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Purge;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.approval.ApprovalAccepted;
import dev.freehold.controlplane.operation.Accepted;
import dev.freehold.controlplane.operation.Operation;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.http.DryRun;
import dev.freehold.controlplane.platform.http.StrictJson;
import dev.freehold.controlplane.platform.idempotency.Idempotent;
import dev.freehold.controlplane.tenant.preview.Preview;

import static java.util.Objects.requireNonNull;

/** How a tenant is ended, and how that is taken back while it can be. */
@Path("/v1/tenants/{slug}")
@Tag(name = "Tenants")
@Blocking
@RolesAllowed("platform-admin")
@Produces(MediaType.APPLICATION_JSON)
class TenantEndResource {
    private final DeleteTenant deleteTenant;
    private final UndeleteTenant undeleteTenant;
    private final DropTenant dropTenant;
    private final AskPurge askPurge;
    private final Rehearsal rehearsal;
    private final DryRun dryRun;

    TenantEndResource(
            DeleteTenant deleteTenant,
            UndeleteTenant undeleteTenant,
            DropTenant dropTenant,
            AskPurge askPurge,
            Rehearsal rehearsal,
            DryRun dryRun) {
        this.deleteTenant = requireNonNull(deleteTenant);
        this.undeleteTenant = requireNonNull(undeleteTenant);
        this.dropTenant = requireNonNull(dropTenant);
        this.askPurge = requireNonNull(askPurge);
        this.rehearsal = requireNonNull(rehearsal);
        this.dryRun = requireNonNull(dryRun);
    }

    /** Stops serving the tenant at once; its data goes when the retention of its plan is over. */
    @DELETE
    @RolesAllowed({"platform-admin", "tenant-operator"})
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
    public RestResponse<?> delete(@PathParam("slug") String slug, @RestQuery @Nullable String confirm) {
        TenantSlug target = TenantsResource.parse(slug);
        if (!target.value().equals(confirm)) {
            throw new Refusal.Invalid(
                    ProblemCode.CONFIRMATION_REQUIRED,
                    "The tenant would be served no more, and after its retention all its data removed for good. To do so, repeat with ?confirm="
                            + target + ".");
        }
        return answer(target, () -> deleteTenant.run(target));
    }

    /** The tenant is suspended then; to have it served, resume it. */
    @POST
    @Idempotent
    @Path("/undelete")
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
    public RestResponse<?> undelete(@PathParam("slug") String slug) {
        TenantSlug target = TenantsResource.parse(slug);
        return answer(target, () -> undeleteTenant.run(target));
    }

    /**
     * Of a deleted tenant whose retention still runs. Its region's workers let only so many pass an hour. Where a second person has to
     * approve it, the answer is the request for that, under /v1/approvals.
     */
    @POST
    @Idempotent
    @Path("/purge")
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
    public RestResponse<?> purge(@PathParam("slug") String slug, @Valid @NotNull PurgeRequest request) {
        TenantSlug target = TenantsResource.parse(slug);
        Purge purge = request.parse(target);
        if (askPurge.needed() && !dryRun.isAsked()) {
            return ApprovalAccepted.with(askPurge.run(target, request));
        }
        return answer(target, () -> dropTenant.early(target, purge));
    }

    private RestResponse<?> answer(TenantSlug target, Supplier<Operation> change) {
        return dryRun.isAsked() ? RestResponse.ok(rehearsal.ofChange(target, change)) : Accepted.with(change.get());
    }
}
