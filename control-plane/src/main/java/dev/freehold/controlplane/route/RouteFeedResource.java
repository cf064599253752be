package dev.freehold.controlplane.route;

import java.time.Duration;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.signal.Channel;
import dev.freehold.controlplane.platform.signal.LongPoll;

import static java.util.Objects.requireNonNull;

/** Where data planes follow the routes of their region; their token says which region that is. */
@Path("/internal/v1/routes")
@RolesAllowed("data-plane")
@RunOnVirtualThread
@Tag(name = "Routes, for data planes")
class RouteFeedResource {
    private final ReadFeed feed;
    private final LongPoll longPoll;
    private final Caller caller;

    RouteFeedResource(ReadFeed feed, LongPoll longPoll, Caller caller) {
        this.feed = requireNonNull(feed);
        this.longPoll = requireNonNull(longPoll);
        this.caller = requireNonNull(caller);
    }

    @GET
    @Produces(RouteFeed.MEDIA_TYPE)
    @APIResponseSchema(value = String.class, responseDescription = "A route feed as compact JWS")
    @APIResponse(responseCode = "204", description = "Nothing has changed within the wait")
    public RestResponse<String> after(
            @RestQuery @DefaultValue("0") @Min(0) long after,
            @RestQuery @DefaultValue("0") @Min(0) @Max(20) int wait,
            @Context HttpServerResponse response) {
        Region region = caller.region();
        return longPoll.poll(
                        Channel.ROUTES,
                        region.value(),
                        Duration.ofSeconds(wait),
                        response::closed,
                        () -> feed.after(region, after))
                .map(RestResponse::ok)
                .orElseGet(RestResponse::noContent);
    }
}
