package dev.freehold.controlplane.tenant;

import java.util.function.Function;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
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
import org.jboss.resteasy.reactive.RestResponse;

import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.operation.Accepted;
import dev.freehold.controlplane.operation.Operation;
import dev.freehold.controlplane.platform.http.DryRun;
import dev.freehold.controlplane.platform.idempotency.Idempotent;
import dev.freehold.controlplane.tenant.preview.Preview;

import static java.util.Objects.requireNonNull;

/** What can be done to a tenant: each answers the operation that does it. */
@Path("/v1/tenants/{slug}")
@Tag(name = "Tenants")
@Blocking
@RolesAllowed("platform-admin")
@Produces(MediaType.APPLICATION_JSON)
class TenantLifeResource {
    private final SuspendTenant suspendTenant;
    private final ResumeTenant resumeTenant;
    private final VerifyTenant verifyTenant;
    private final RotateCredential rotateCredential;
    private final ExportTenant exportTenant;
    private final Rehearsal rehearsal;
    private final DryRun dryRun;

    TenantLifeResource(
            SuspendTenant suspendTenant,
            ResumeTenant resumeTenant,
            VerifyTenant verifyTenant,
            RotateCredential rotateCredential,
            ExportTenant exportTenant,
            Rehearsal rehearsal,
            DryRun dryRun) {
        this.suspendTenant = requireNonNull(suspendTenant);
        this.resumeTenant = requireNonNull(resumeTenant);
        this.verifyTenant = requireNonNull(verifyTenant);
        this.rotateCredential = requireNonNull(rotateCredential);
        this.exportTenant = requireNonNull(exportTenant);
        this.rehearsal = requireNonNull(rehearsal);
        this.dryRun = requireNonNull(dryRun);
    }

    @POST
    @Idempotent
    @Path("/suspend")
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
    public RestResponse<?> suspend(@PathParam("slug") String slug) {
        return answer(slug, suspendTenant::run);
    }

    @POST
    @Idempotent
    @Path("/resume")
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
    public RestResponse<?> resume(@PathParam("slug") String slug) {
        return answer(slug, resumeTenant::run);
    }

    @POST
    @Idempotent
    @Path("/verify")
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
    public RestResponse<?> verify(@PathParam("slug") String slug) {
        return answer(slug, verifyTenant::run);
    }

    @POST
    @Idempotent
    @Path("/rotate-credential")
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
    public RestResponse<?> rotateCredential(@PathParam("slug") String slug) {
        return answer(slug, rotateCredential::run);
    }

    @POST
    @Idempotent
    @Path("/export")
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
    public RestResponse<?> export(@PathParam("slug") String slug) {
        return answer(slug, exportTenant::run);
    }

    private RestResponse<?> answer(String slug, Function<TenantSlug, Operation> change) {
        TenantSlug target = TenantsResource.parse(slug);
        return dryRun.isAsked()
                ? RestResponse.ok(rehearsal.ofChange(target, () -> change.apply(target)))
                : Accepted.with(change.apply(target));
    }
}
