package dev.freehold.controlplane.dataplane;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.freehold.contracts.region.DataPlaneLease;
import dev.freehold.contracts.region.DataPlaneReport;
import dev.freehold.controlplane.platform.Caller;

import static java.util.Objects.requireNonNull;

/** Where the processes of data planes report; their token says which region they serve. */
@Path("/internal/v1/data-planes")
@RolesAllowed("data-plane")
@RunOnVirtualThread
@Tag(name = "Routes, for data planes")
class DataPlanesResource {
    private final ReportDataPlane reportDataPlane;
    private final Caller caller;

    DataPlanesResource(ReportDataPlane reportDataPlane, Caller caller) {
        this.reportDataPlane = requireNonNull(reportDataPlane);
        this.caller = requireNonNull(caller);
    }

    @POST
    public DataPlaneLease report(@NotNull DataPlaneReport report) {
        return reportDataPlane.run(caller.region(), report);
    }

    /** For a process that ends in good order: what it was lent is free at once. */
    @DELETE
    @Path("/{process}")
    @APIResponse(responseCode = "204", description = "Forgotten")
    public void leave(@PathParam("process") String process) {
        reportDataPlane.leave(caller.region(), process);
    }
}
