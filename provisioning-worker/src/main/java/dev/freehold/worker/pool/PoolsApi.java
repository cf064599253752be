package dev.freehold.worker.pool;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import dev.freehold.contracts.pool.PoolMeasurement;
import dev.freehold.contracts.pool.PoolOrder;
import dev.freehold.contracts.pool.PoolReport;
import dev.freehold.contracts.tenancy.PoolId;

/** Where the control plane hears of pools. */
@RegisterRestClient(configKey = "control-plane")
@OidcClientFilter
@Path("/internal/v1/pools")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface PoolsApi {
    /** 404 where the control plane knows no such pool in this region. */
    @POST
    @Path("/{pool}/report")
    PoolOrder report(@PathParam("pool") PoolId pool, PoolReport report);

    @POST
    @Path("/{pool}/measurement")
    void measured(@PathParam("pool") PoolId pool, PoolMeasurement measurement);
}
