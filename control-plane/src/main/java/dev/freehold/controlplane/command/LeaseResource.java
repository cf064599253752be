package dev.freehold.controlplane.command;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
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
import dev.freehold.contracts.command.StepReport;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.signal.Channel;
import dev.freehold.controlplane.platform.signal.LongPoll;

import static java.util.Objects.requireNonNull;

/** Where workers get their work and report on it; their token says which region they work for. */
@Path("/internal/v1/commands")
@RolesAllowed("worker")
@RunOnVirtualThread
@Tag(name = "Commands, for workers")
class LeaseResource {
    private final CommandQueue queue;
    private final ReportProgress progress;
    private final ReportOutcome outcome;
    private final ReportPlacement placement;
    private final LongPoll longPoll;
    private final Caller caller;

    LeaseResource(
            CommandQueue queue,
            ReportProgress progress,
            ReportOutcome outcome,
            ReportPlacement placement,
            LongPoll longPoll,
            Caller caller) {
        this.queue = requireNonNull(queue);
        this.progress = requireNonNull(progress);
        this.outcome = requireNonNull(outcome);
        this.placement = requireNonNull(placement);
        this.longPoll = requireNonNull(longPoll);
        this.caller = requireNonNull(caller);
    }

    @POST
    @Path("/lease")
    @APIResponseSchema(Lease.class)
    @APIResponse(responseCode = "204", description = "Nothing to do within the wait")
    public RestResponse<Lease> lease(@NotNull LeaseRequest request, @Context HttpServerResponse response) {
        Region region = caller.region();
        return longPoll.poll(
                        Channel.COMMANDS,
                        region.value(),
                        Duration.ofSeconds(request.waitSeconds()),
                        response::closed,
                        () -> queue.lease(region, request.worker()))
                .map(RestResponse::ok)
                .orElseGet(RestResponse::noContent);
    }

    @POST
    @Path("/{operation}/plan")
    @APIResponse(responseCode = "204", description = "Noted")
    public void plan(@PathParam("operation") UUID operation, @NotNull StepPlan plan) {
        progress.plan(id(operation), caller.region(), plan);
    }

    @POST
    @Path("/{operation}/heartbeat")
    public Heartbeat heartbeat(@PathParam("operation") UUID operation, @NotNull HeartbeatRequest request) {
        return queue.heartbeat(id(operation), caller.region(), request.attempt());
    }

    @POST
    @Path("/{operation}/steps")
    @APIResponse(responseCode = "204", description = "Noted")
    public void step(@PathParam("operation") UUID operation, @NotNull StepReport report) {
        progress.step(id(operation), caller.region(), report);
    }

    /** Several steps at once, told some time after they came to be so. */
    @POST
    @Path("/{operation}/progress")
    @APIResponse(responseCode = "204", description = "Noted")
    public void progress(@PathParam("operation") UUID operation, @NotNull ProgressReport report) {
        progress.steps(id(operation), caller.region(), report);
    }

    @POST
    @Path("/{operation}/placement")
    public PlacementProgress publish(@PathParam("operation") UUID operation, @NotNull PlacementReport report) {
        return placement.run(id(operation), caller.region(), report);
    }

    /** Answers as soon as nobody need be waited for any more, or else after the wait. */
    @GET
    @Path("/{operation}/placement")
    public PlacementProgress placement(
            @PathParam("operation") UUID operation,
            @RestQuery @Min(1) int attempt,
            @RestQuery @DefaultValue("0") @Min(0) @Max(20) int wait,
            @Context HttpServerResponse response) {
        OperationId id = id(operation);
        Region region = caller.region();
        return longPoll.poll(
                        Channel.DATA_PLANES,
                        region.value(),
                        Duration.ofSeconds(wait),
                        response::closed,
                        () -> Optional.of(placement.look(id, region, attempt)).filter(PlacementProgress::settled))
                .orElseGet(() -> placement.look(id, region, attempt));
    }

    @POST
    @Path("/{operation}/outcome")
    @APIResponse(responseCode = "204", description = "Noted")
    public void outcome(@PathParam("operation") UUID operation, @NotNull OutcomeReport report) {
        outcome.run(id(operation), caller.region(), report);
    }

    private static OperationId id(UUID text) {
        try {
            return new OperationId(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal.Missing("No command of your region has this operation id.");
        }
    }
}
