package dev.freehold.tenantservice.data.me;

import java.util.Set;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import dev.freehold.contracts.license.License;
import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.tenantservice.admit.Admission;
import dev.freehold.tenantservice.admit.Role;
import dev.freehold.tenantservice.resolve.CurrentTenant;

@Path("/v1/me")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
    private final CurrentTenant tenant;
    private final Admission admission;

    MeResource(CurrentTenant tenant, Admission admission) {
        this.tenant = tenant;
        this.admission = admission;
    }

    /** The caller, its tenant and what it may do there. */
    public record Me(
            TenantName tenant, String subject, Set<Role> roles, String plan, PlanLimits limits, Set<String> features) {}

    public record TenantName(String id, String slug) {}

    @GET
    public Me me() {
        License license = admission.license();
        return new Me(
                new TenantName(tenant.id().toString(), tenant.slug().value()),
                tenant.subject(),
                admission.roles(),
                license.plan(),
                license.limits(),
                license.features());
    }
}
