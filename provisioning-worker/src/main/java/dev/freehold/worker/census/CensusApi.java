package dev.freehold.worker.census;

import java.util.UUID;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

import dev.freehold.contracts.census.CensusTask;
import dev.freehold.contracts.census.InventoryChunk;
import dev.freehold.contracts.census.TaskEnd;
import dev.freehold.contracts.command.LeaseRequest;

/** The control plane's internal API for those who count. */
@RegisterRestClient(configKey = "control-plane")
@OidcClientFilter
@Path("/internal/v1/census")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface CensusApi {
    /** 204 where no task came up in time. */
    @POST
    @Path("/lease")
    RestResponse<CensusTask> lease(LeaseRequest request);

    @POST
    @Path("/tasks/{task}/chunks")
    void deliver(@PathParam("task") UUID task, InventoryChunk chunk);

    @POST
    @Path("/tasks/{task}/end")
    void end(@PathParam("task") UUID task, TaskEnd end);
}
