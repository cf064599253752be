package dev.freehold.controlplane.health;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.Slugs;

import static java.util.Objects.requireNonNull;

/** How one tenant is. */
@Path("/v1/tenants/{slug}/health")
@RolesAllowed({"platform-admin", "billing", "support", "auditor"})
@Blocking
@Tag(name = "Health")
class TenantHealthResource {
    private final LookAtHealth look;

    TenantHealthResource(LookAtHealth look) {
        this.look = requireNonNull(look);
    }

    @GET
    public TenantHealth get(@PathParam("slug") String slug) {
        return Slugs.parse(slug)
                .flatMap(look::of)
                .orElseThrow(() -> new Refusal.Missing("No tenant that is there has this slug."));
    }
}
