package dev.freehold.tenantservice.report;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The control plane's list of live data planes. */
@RegisterRestClient(configKey = "control-plane")
@Path("/internal/v1/data-planes")
interface DataPlaneClient {
    /** 200 with a {@link dev.freehold.contracts.region.DataPlaneLease}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Response report(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, String report);

    /** Gives up the lease of a process that ends in good order. */
    @DELETE
    @Path("/{process}")
    Response leave(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("process") String process);
}
