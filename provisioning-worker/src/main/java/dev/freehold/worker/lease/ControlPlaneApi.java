package dev.freehold.worker.lease;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

import dev.freehold.contracts.command.Heartbeat;
import dev.freehold.contracts.command.HeartbeatRequest;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.LeaseRequest;
import dev.freehold.contracts.command.OutcomeReport;
import dev.freehold.contracts.command.PlacementProgress;
import dev.freehold.contracts.command.PlacementReport;
import dev.freehold.contracts.command.ProgressReport;
import dev.freehold.contracts.command.StepPlan;
import dev.freehold.contracts.operation.OperationId;

/** The control plane's internal API for workers. */
@RegisterRestClient(configKey = "control-plane")
@OidcClientFilter
@Path("/internal/v1/commands")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ControlPlaneApi {
    /** 204 where no command came up in time. */
    @POST
    @Path("/lease")
    RestResponse<Lease> lease(LeaseRequest request);

    @POST
    @Path("/{operation}/plan")
    void plan(@PathParam("operation") OperationId operation, StepPlan plan);

    @POST
    @Path("/{operation}/heartbeat")
    Heartbeat heartbeat(@PathParam("operation") OperationId operation, HeartbeatRequest request);

    @POST
    @Path("/{operation}/progress")
    void progress(@PathParam("operation") OperationId operation, ProgressReport report);

    @POST
    @Path("/{operation}/outcome")
    void outcome(@PathParam("operation") OperationId operation, OutcomeReport report);

    @POST
    @Path("/{operation}/placement")
    PlacementProgress publish(@PathParam("operation") OperationId operation, PlacementReport report);

    /** @param wait how many seconds the answer may take if the placement is not settled */
    @GET
    @Path("/{operation}/placement")
    PlacementProgress placement(
            @PathParam("operation") OperationId operation,
            @QueryParam("attempt") int attempt,
            @QueryParam("wait") int wait);
}
