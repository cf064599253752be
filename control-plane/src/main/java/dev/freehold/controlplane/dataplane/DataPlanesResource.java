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
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

import dev.freehold.contracts.region.DataPlaneLease;
import dev.freehold.contracts.region.DataPlaneReport;
import dev.freehold.controlplane.health.report.TakeTraffic;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.LogKeys;

import static java.util.Objects.requireNonNull;

/** Where the processes of data planes report; their token says which region they serve. */
@Path("/internal/v1/data-planes")
@RolesAllowed("data-plane")
@RunOnVirtualThread
@Tag(name = "Routes, for data planes")
class DataPlanesResource {
    private static final Logger LOG = Logger.getLogger(DataPlanesResource.class);

    private final ReportDataPlane reportDataPlane;
    private final TakeTraffic takeTraffic;
    private final Caller caller;

    DataPlanesResource(ReportDataPlane reportDataPlane, TakeTraffic takeTraffic, Caller caller) {
        this.reportDataPlane = requireNonNull(reportDataPlane);
        this.takeTraffic = requireNonNull(takeTraffic);
        this.caller = requireNonNull(caller);
    }

    @POST
    public DataPlaneLease report(@NotNull DataPlaneReport report) {
        DataPlaneLease lease = reportDataPlane.run(caller.region(), report);
        traffic(report);
        return lease;
    }

    /** For a process that ends in good order: what it was lent is free at once. */
    @DELETE
    @Path("/{process}")
    @APIResponse(responseCode = "204", description = "Forgotten")
    public void leave(@PathParam("process") String process) {
        reportDataPlane.leave(caller.region(), process);
    }

    /** A lease never depends on it. */
    private void traffic(DataPlaneReport report) {
        try {
            takeTraffic.run(caller.region(), report.traffic());
        } catch (JdbiException e) {
            LOG.warnf(
                    "traffic of tenants not taken down" + LogKeys.CAUSE,
                    e.getClass().getSimpleName());
        }
    }
}
