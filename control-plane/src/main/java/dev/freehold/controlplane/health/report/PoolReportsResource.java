package dev.freehold.controlplane.health.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.freehold.contracts.pool.PoolMeasurement;
import dev.freehold.contracts.pool.PoolOrder;
import dev.freehold.contracts.pool.PoolReport;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Where workers tell of the pools of their region; their token says which that is. */
@Path("/internal/v1/pools/{id}")
@RolesAllowed("worker")
@RunOnVirtualThread
@Tag(name = "Commands, for workers")
class PoolReportsResource {
    private final TakePoolReport takePoolReport;
    private final TakeMeasurement takeMeasurement;
    private final Caller caller;

    PoolReportsResource(TakePoolReport takePoolReport, TakeMeasurement takeMeasurement, Caller caller) {
        this.takePoolReport = requireNonNull(takePoolReport);
        this.takeMeasurement = requireNonNull(takeMeasurement);
        this.caller = requireNonNull(caller);
    }

    @POST
    @Path("/report")
    public PoolOrder report(@PathParam("id") String id, @NotNull PoolReport report) {
        return takePoolReport.run(caller.region(), parse(id), report);
    }

    @POST
    @Path("/measurement")
    @APIResponse(responseCode = "204", description = "Taken down; tenants that are not in this pool are passed over")
    public void measured(@PathParam("id") String id, @NotNull PoolMeasurement measurement) {
        takeMeasurement.run(caller.region(), parse(id), measurement);
    }

    private static PoolId parse(String id) {
        try {
            return new PoolId(id);
        } catch (IllegalArgumentException e) {
            throw new Refusal.Missing("No pool has this id.");
        }
    }
}
