package dev.freehold.controlplane.usage;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.Slugs;

import static java.util.Objects.requireNonNull;

/** What a tenant uses. */
@Path("/v1/tenants/{slug}/usage")
@RolesAllowed({"platform-admin", "billing", "support", "auditor"})
@Blocking
@Tag(name = "Tenants")
class UsageResource {
    private final CompareUsage compareUsage;

    UsageResource(CompareUsage compareUsage) {
        this.compareUsage = requireNonNull(compareUsage);
    }

    @GET
    public Usage get(@PathParam("slug") String slug) {
        return Slugs.parse(slug)
                .flatMap(compareUsage::of)
                .orElseThrow(() -> new Refusal.Missing("No tenant that is there has this slug."));
    }
}
