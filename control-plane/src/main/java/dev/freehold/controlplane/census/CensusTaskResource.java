package dev.freehold.controlplane.census;

import java.time.Duration;
import java.util.UUID;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.freehold.contracts.census.CensusTask;
import dev.freehold.contracts.census.InventoryChunk;
import dev.freehold.contracts.census.TaskEnd;
import dev.freehold.contracts.command.LeaseRequest;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.signal.Channel;
import dev.freehold.controlplane.platform.signal.LongPoll;

import static java.util.Objects.requireNonNull;

/** Where workers learn what to count or to put right, and tell of it; their token says which region they work for. */
@Path("/internal/v1/census")
@RolesAllowed("worker")
@RunOnVirtualThread
@Tag(name = "Census, for workers")
class CensusTaskResource {
    private final LeaseTask leaseTask;
    private final EndTask endTask;
    private final LongPoll longPoll;
    private final Caller caller;

    CensusTaskResource(LeaseTask leaseTask, EndTask endTask, LongPoll longPoll, Caller caller) {
        this.leaseTask = requireNonNull(leaseTask);
        this.endTask = requireNonNull(endTask);
        this.longPoll = requireNonNull(longPoll);
        this.caller = requireNonNull(caller);
    }

    @POST
    @Path("/lease")
    @APIResponseSchema(CensusTask.class)
    @APIResponse(responseCode = "204", description = "Nothing to do within the wait")
    public RestResponse<CensusTask> lease(@NotNull LeaseRequest request, @Context HttpServerResponse response) {
        Region region = caller.region();
        return longPoll.poll(
                        Channel.CENSUS,
                        region.value(),
                        Duration.ofSeconds(request.waitSeconds()),
                        response::closed,
                        () -> leaseTask.run(region, request.worker()))
                .map(RestResponse::ok)
                .orElseGet(RestResponse::noContent);
    }

    @POST
    @Path("/tasks/{task}/chunks")
    @APIResponse(responseCode = "204", description = "Noted")
    public void deliver(@PathParam("task") UUID task, @NotNull InventoryChunk chunk) {
        endTask.deliver(task, caller.region(), chunk);
    }

    @POST
    @Path("/tasks/{task}/end")
    @APIResponse(responseCode = "204", description = "Noted")
    public void end(@PathParam("task") UUID task, @NotNull TaskEnd end) {
        endTask.run(task, caller.region(), end);
    }
}
