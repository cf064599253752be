package dev.freehold.tenantservice.route;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import dev.freehold.contracts.route.RouteFeed;

/** The control plane's feed of routes. */
@RegisterRestClient(configKey = "control-plane")
@Path("/internal/v1/routes")
interface RouteFeedClient {
    /**
     * 200 with a signed {@link RouteFeed}, or 204 if nothing changed in the meantime.
     *
     * @param after 0 asks for a snapshot
     * @param waitSeconds how long the control plane may hold the answer back, 20 at most
     */
    @GET
    @Produces(RouteFeed.MEDIA_TYPE)
    Response routes(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryParam("after") long after,
            @QueryParam("wait") int waitSeconds);

    /** Everything as of now, signed. */
    default String snapshot(String authorization) {
        try (Response answer = routes(authorization, 0, 0)) {
            if (answer.getStatus() != 200) {
                throw new IllegalStateException("the control plane answered " + answer.getStatus());
            }
            return answer.readEntity(String.class);
        }
    }
}
