package dev.freehold.controlplane.entitlement;

import java.time.Clock;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.freehold.controlplane.platform.IfMatch;
import dev.freehold.controlplane.platform.http.StrictJson;
import dev.freehold.controlplane.platform.idempotency.Idempotent;
import dev.freehold.controlplane.tenant.FindTenant;

import static java.util.Objects.requireNonNull;

/** A tenant's licence. Another plan is given by changing the tenant. */
@Path("/v1/tenants/{slug}/license")
@Tag(name = "Licences")
@Blocking
class LicenseResource {
    private final FindTenant find;
    private final ReadLicense read;
    private final DecideLicense decide;
    private final Clock clock;

    LicenseResource(FindTenant find, ReadLicense read, DecideLicense decide, Clock clock) {
        this.find = requireNonNull(find);
        this.read = requireNonNull(read);
        this.decide = requireNonNull(decide);
        this.clock = requireNonNull(clock);
    }

    @GET
    @RolesAllowed({"platform-admin", "billing", "support", "auditor"})
    public RestResponse<LicenseView> get(@PathParam("slug") String slug) {
        return tagged(read.of(find.run(slug)));
    }

    /** Begins now, with the plan's limits of now. */
    @POST
    @Idempotent
    @RolesAllowed({"platform-admin", "billing"})
    @CustomDeserialization(StrictJson.class)
    public RestResponse<LicenseView> issue(@PathParam("slug") String slug, @Valid @NotNull IssueRequest request) {
        return tagged(decide.issue(find.run(slug).slug(), request.parse(clock.instant())));
    }

    /** Data planes refuse every request of the tenant with {@code license_revoked} once they hear of it; its data stays. */
    @POST
    @Idempotent
    @Path("/revoke")
    @RolesAllowed({"platform-admin", "billing"})
    @CustomDeserialization(StrictJson.class)
    public RestResponse<LicenseView> revoke(@PathParam("slug") String slug, @Valid @NotNull RevokeRequest request) {
        return tagged(decide.revoke(find.run(slug).slug(), request.parse()));
    }

    @POST
    @Idempotent
    @Path("/reinstate")
    @RolesAllowed({"platform-admin", "billing"})
    public RestResponse<LicenseView> reinstate(@PathParam("slug") String slug) {
        return tagged(decide.reinstate(find.run(slug).slug()));
    }

    private static RestResponse<LicenseView> tagged(TenantLicense license) {
        return ResponseBuilder.ok(license.view())
                .header("ETag", IfMatch.tag(license.version()))
                .build();
    }
}
