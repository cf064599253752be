package dev.freehold.controlplane.webhook;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

import dev.freehold.controlplane.platform.Cursor;
import dev.freehold.controlplane.platform.IfMatch;
import dev.freehold.controlplane.platform.Page;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.egress.Destination;
import dev.freehold.controlplane.platform.http.StrictJson;
import dev.freehold.controlplane.platform.idempotency.Idempotent;

import static java.util.Objects.requireNonNull;

/** Who is told of events. */
@Path("/v1/webhooks")
@Tag(name = "Events")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class WebhooksResource {
    private static final Set<String> STATES = Set.of("pending", "delivered", "failed");

    private final Webhooks webhooks;
    private final WebhookTable table;
    private final DeliveryTable deliveries;
    private final Destination destination;
    private final Clock clock;

    WebhooksResource(
            Webhooks webhooks, WebhookTable table, DeliveryTable deliveries, Destination destination, Clock clock) {
        this.webhooks = requireNonNull(webhooks);
        this.table = requireNonNull(table);
        this.deliveries = requireNonNull(deliveries);
        this.destination = requireNonNull(destination);
        this.clock = requireNonNull(clock);
    }

    @GET
    @RolesAllowed({"platform-admin", "support", "auditor"})
    public List<Webhook> list() {
        return table.all();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"platform-admin", "support", "auditor"})
    public RestResponse<Webhook> get(@PathParam("id") String id) {
        return tagged(RestResponse.Status.OK, webhooks.get(parse(id))).build();
    }

    /** It is told of everything that happens from now on. */
    @POST
    @Idempotent
    @RolesAllowed("platform-admin")
    @CustomDeserialization(StrictJson.class)
    @APIResponseSchema(value = Webhook.class, responseCode = "201", responseDescription = "Made; Location says where")
    public RestResponse<Webhook> create(@Valid @NotNull WebhookRequest.New request) {
        Webhook made = webhooks.add(request.parse(destination), Objects.requireNonNullElse(request.types(), List.of()));
        return tagged(RestResponse.Status.CREATED, made)
                .header("Location", "/v1/webhooks/" + made.id())
                .build();
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RolesAllowed("platform-admin")
    @CustomDeserialization(StrictJson.class)
    public RestResponse<Webhook> change(
            @PathParam("id") String id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @Valid @NotNull WebhookRequest.Change request) {
        return tagged(
                        RestResponse.Status.OK,
                        webhooks.change(parse(id), IfMatch.parse(ifMatch), request.parse(destination)))
                .build();
    }

    /** What is not delivered yet never will be. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed("platform-admin")
    public Webhook remove(@PathParam("id") String id) {
        return webhooks.remove(parse(id));
    }

    /** Newest first. */
    @GET
    @Path("/{id}/deliveries")
    @RolesAllowed({"platform-admin", "support", "auditor"})
    public Page<Delivery> deliveries(
            @PathParam("id") String id,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String cursor,
            @RestQuery
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
                    String limit) {
        if (state != null && !STATES.contains(state)) {
            throw new Refusal.Invalid("state", "is one of pending, delivered and failed");
        }
        UUID webhook = webhooks.get(parse(id)).id();
        int size = Page.limit(limit);
        return Page.of(deliveries.page(webhook, state, Cursor.parse(cursor), size + 1), size, Delivery::event);
    }

    /** Events of that time are delivered again, with the ids that they had, and those that it never got. */
    @POST
    @Idempotent
    @Path("/{id}/replay")
    @RolesAllowed("platform-admin")
    @CustomDeserialization(StrictJson.class)
    @APIResponseSchema(
            value = WebhookRequest.Replayed.class,
            responseCode = "202",
            responseDescription = "Begun; its deliveries say how far it is")
    public RestResponse<WebhookRequest.Replayed> replay(
            @PathParam("id") String id, @Valid @NotNull WebhookRequest.Replay request) {
        int due = webhooks.replay(parse(id), request.parse(clock.instant()));
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, new WebhookRequest.Replayed(due))
                .build();
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Webhooks.missing();
        }
    }

    private static ResponseBuilder<Webhook> tagged(RestResponse.Status status, Webhook webhook) {
        return ResponseBuilder.create(status, webhook).header("ETag", IfMatch.tag(webhook.version()));
    }
}
