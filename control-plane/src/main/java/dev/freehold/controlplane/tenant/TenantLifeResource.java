package dev.freehold.controlplane.tenant;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.operation.Accepted;
import dev.freehold.controlplane.operation.Operation;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.idempotency.Idempotent;

import static java.util.Objects.requireNonNull;

/** What can be done to a tenant: each answers the operation that does it. */
@Path("/v1/tenants/{slug}")
@Tag(name = "Tenants")
@Blocking
@RolesAllowed("platform-admin")
class TenantLifeResource {
    private final SuspendTenant suspendTenant;
    private final ResumeTenant resumeTenant;
    private final VerifyTenant verifyTenant;
    private final DropTenant dropTenant;

    TenantLifeResource(
            SuspendTenant suspendTenant, ResumeTenant resumeTenant, VerifyTenant verifyTenant, DropTenant dropTenant) {
        this.suspendTenant = requireNonNull(suspendTenant);
        this.resumeTenant = requireNonNull(resumeTenant);
        this.verifyTenant = requireNonNull(verifyTenant);
        this.dropTenant = requireNonNull(dropTenant);
    }

    @POST
    @Idempotent
    @Path("/suspend")
    @APIResponseSchema(value = Operation.class, responseCode = "202", responseDescription = Accepted.DESCRIPTION)
    public RestResponse<Operation> suspend(@PathParam("slug") String slug) {
        return Accepted.with(suspendTenant.run(TenantsResource.parse(slug)));
    }

    @POST
    @Idempotent
    @Path("/resume")
    @APIResponseSchema(value = Operation.class, responseCode = "202", responseDescription = Accepted.DESCRIPTION)
    public RestResponse<Operation> resume(@PathParam("slug") String slug) {
        return Accepted.with(resumeTenant.run(TenantsResource.parse(slug)));
    }

    @POST
    @Idempotent
    @Path("/verify")
    @APIResponseSchema(value = Operation.class, responseCode = "202", responseDescription = Accepted.DESCRIPTION)
    public RestResponse<Operation> verify(@PathParam("slug") String slug) {
        return Accepted.with(verifyTenant.run(TenantsResource.parse(slug)));
    }

    @DELETE
    @APIResponseSchema(value = Operation.class, responseCode = "202", responseDescription = Accepted.DESCRIPTION)
    public RestResponse<Operation> drop(@PathParam("slug") String slug, @RestQuery @Nullable String confirm) {
        TenantSlug target = TenantsResource.parse(slug);
        if (!target.value().equals(confirm)) {
            throw new Refusal.Invalid(
                    ProblemCode.CONFIRMATION_REQUIRED,
                    "All data of the tenant would be removed for good. To do so, repeat with ?confirm=" + target + ".");
        }
        return Accepted.with(dropTenant.run(target));
    }
}
