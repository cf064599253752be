package dev.freehold.tenantservice.archive;

import java.util.UUID;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.freehold.contracts.archive.store.OpenedArchive;
import dev.freehold.contracts.archive.tar.ArchiveTar;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.admit.RequiresRole;
import dev.freehold.tenantservice.admit.Role;
import dev.freehold.tenantservice.platform.ProblemException;
import dev.freehold.tenantservice.resolve.CurrentTenant;
import dev.freehold.tenantservice.route.RouteTable;

import static java.util.Objects.requireNonNull;

/** A tenant's own archives. */
@Path("/v1/archives")
@Authenticated
@RunOnVirtualThread
public class ArchivesResource {
    private final RegionArchives archives;
    private final CurrentTenant tenant;
    private final RouteTable routes;

    ArchivesResource(RegionArchives archives, CurrentTenant tenant, RouteTable routes) {
        this.archives = requireNonNull(archives);
        this.tenant = requireNonNull(tenant);
        this.routes = requireNonNull(routes);
    }

    /** As a plain tar, the signed manifest first; 'freehold archive verify' checks it. An answer that breaks off is not an archive, as one does where the tenant is suspended meanwhile. */
    @GET
    @Path("/{id}")
    @RequiresRole(Role.ADMIN)
    @Produces("application/x-tar")
    public RestResponse<StreamingOutput> download(@PathParam("id") UUID id) {
        OpenedArchive archive = archives.find(tenant.id(), parse(id)).orElseThrow(ProblemException::nothingHere);
        TenantId whose = tenant.id();
        StreamingOutput tar = out -> ArchiveTar.write(archive.signed(), archive, new ServedOutput(out, routes, whose));
        return ResponseBuilder.ok(tar)
                .header("Content-Length", ArchiveTar.length(archive.signed()))
                .header("Content-Disposition", "attachment; filename=\"archive-" + id + ".tar\"")
                .build();
    }

    private static OperationId parse(UUID id) {
        try {
            return new OperationId(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.nothingHere();
        }
    }
}
