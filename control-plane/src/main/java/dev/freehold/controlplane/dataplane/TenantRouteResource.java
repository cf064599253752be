package dev.freehold.controlplane.dataplane;

import java.util.Optional;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.platform.Refusal;

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
        return parse(slug)
                .flatMap(routes::of)
                .orElseThrow(() -> new Refusal.Missing("No tenant that is or was served has this slug."));
    }

    /** What is no slug is the slug of nobody. */
    private static Optional<TenantSlug> parse(String slug) {
        try {
            return Optional.of(new TenantSlug(slug));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
