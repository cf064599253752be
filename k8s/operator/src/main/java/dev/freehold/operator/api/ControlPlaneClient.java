package dev.freehold.operator.api;

import java.util.Map;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The calls, with this process's own token. */
@RegisterRestClient(configKey = "control-plane")
@OidcClientFilter
@Path("/v1")
interface ControlPlaneClient {
    @POST
    @Path("/tenants")
    @Consumes(MediaType.APPLICATION_JSON)
    Response create(@HeaderParam("Idempotency-Key") String key, Map<String, Object> body);

    @GET
    @Path("/tenants/{slug}")
    Response tenant(@PathParam("slug") String slug);

    @PATCH
    @Path("/tenants/{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    Response revise(@PathParam("slug") String slug, @HeaderParam("If-Match") String version, Map<String, Object> body);

    @DELETE
    @Path("/tenants/{slug}")
    Response delete(@PathParam("slug") String slug, @QueryParam("confirm") String confirm);

    @GET
    @Path("/operations/{id}")
    Response operation(@PathParam("id") String id);
}
