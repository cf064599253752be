package dev.freehold.controlplane.tenant;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.archive.Archive;
import dev.freehold.controlplane.archive.Archives;
import dev.freehold.controlplane.operation.Accepted;
import dev.freehold.controlplane.operation.Operation;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.http.DryRun;
import dev.freehold.controlplane.tenant.preview.Preview;

import static java.util.Objects.requireNonNull;

/** The archives of a tenant, also of one that is gone. */
@Path("/v1/tenants/{idOrSlug}/archives")
@Tag(name = "Tenants")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class ArchivesResource {
    private final TenantRegistry registry;
    private final Archives archives;
    private final DiscardArchive discardArchive;
    private final Rehearsal rehearsal;
    private final DryRun dryRun;

    ArchivesResource(
            TenantRegistry registry,
            Archives archives,
            DiscardArchive discardArchive,
            Rehearsal rehearsal,
            DryRun dryRun) {
        this.registry = requireNonNull(registry);
        this.archives = requireNonNull(archives);
        this.discardArchive = requireNonNull(discardArchive);
        this.rehearsal = requireNonNull(rehearsal);
        this.dryRun = requireNonNull(dryRun);
    }

    /** Newest first, by the tenant's id or its slug. Their content stands in the tenant's region, encrypted to it. */
    @GET
    @RolesAllowed({"platform-admin", "support", "auditor"})
    public List<Archive> list(@PathParam("idOrSlug") String idOrSlug) {
        return archives.of(tenant(idOrSlug).id());
    }

    /** Removes one for good, by a worker of its region, which refuses one that is younger than the region's rules allow. */
    @DELETE
    @Path("/{archive}")
    @RolesAllowed("platform-admin")
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
    public RestResponse<?> discard(
            @PathParam("idOrSlug") String idOrSlug,
            @PathParam("archive") String archive,
            @RestQuery @Nullable String confirm) {
        Tenant tenant = tenant(idOrSlug);
        if (!archive.equals(confirm)) {
            throw new Refusal.Invalid(
                    ProblemCode.CONFIRMATION_REQUIRED,
                    "The archive would be removed for good. To do so, repeat with ?confirm= and its id.");
        }
        OperationId id = archive(archive);
        return dryRun.isAsked()
                ? RestResponse.ok(rehearsal.ofChange(tenant.id(), () -> discardArchive.run(tenant.id(), id)))
                : Accepted.with(discardArchive.run(tenant.id(), id));
    }

    private Tenant tenant(String idOrSlug) {
        return tenantId(idOrSlug)
                .flatMap(registry::find)
                .orElseGet(() -> registry.require(TenantsResource.parse(idOrSlug)));
    }

    private static Optional<TenantId> tenantId(String text) {
        try {
            return Optional.of(new TenantId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static OperationId archive(String text) {
        try {
            return new OperationId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new Refusal.Missing("The tenant has no such archive.");
        }
    }
}
