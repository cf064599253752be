package dev.freehold.controlplane.dataplane;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.Slugs;

import static java.util.Objects.requireNonNull;

/** What data planes are told of a tenant. */
@Path("/v1/tenants/{slug}/route")
@RolesAllowed({"platform-admin", "support", "auditor"})
@Blocking
@Tag(name = "Tenants")
class TenantRouteResource {
    private final TenantRoutes routes;

    TenantRouteResource(TenantRoutes routes) {
        this.routes = requireNonNull(routes);
    }

    @GET
    public TenantRoute get(@PathParam("slug") String slug) {
        return Slugs.parse(slug)
                .flatMap(routes::of)
                .orElseThrow(() -> new Refusal.Missing("No tenant that is or was served has this slug."));
    }
}
