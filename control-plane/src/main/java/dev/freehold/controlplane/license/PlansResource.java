package dev.freehold.controlplane.license;

import java.util.List;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import static java.util.Objects.requireNonNull;

/** What plans there are. */
@Tag(name = "Plans")
@Path("/v1/plans")
class PlansResource {
    private final Plans plans;

    PlansResource(Plans plans) {
        this.plans = requireNonNull(plans);
    }

    @GET
    @Blocking
    @RolesAllowed({"platform-admin", "billing", "support", "auditor"})
    public List<Plan> list() {
        return plans.all();
    }
}
