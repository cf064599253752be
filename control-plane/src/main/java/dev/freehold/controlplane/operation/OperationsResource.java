package dev.freehold.controlplane.operation;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.platform.Cursor;
import dev.freehold.controlplane.platform.FieldErrors;
import dev.freehold.controlplane.platform.Page;
import dev.freehold.controlplane.platform.idempotency.Idempotent;

import static java.util.Objects.requireNonNull;

/** What callers poll, watch and cancel. */
@Path("/v1/operations")
@Tag(name = "Operations")
@RolesAllowed({"platform-admin", "billing", "support", "auditor"})
@Produces(MediaType.APPLICATION_JSON)
class OperationsResource {
    private final OperationReader operations;
    private final CancelOperation cancelOperation;
    private final WatchOperation watch;

    OperationsResource(OperationReader operations, CancelOperation cancelOperation, WatchOperation watch) {
        this.operations = requireNonNull(operations);
        this.cancelOperation = requireNonNull(cancelOperation);
        this.watch = requireNonNull(watch);
    }

    @GET
    @Blocking
    public Page<Operation> list(
            @RestQuery @Nullable String tenant,
            @RestQuery @Nullable String cursor,
            @RestQuery
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
                    String limit) {
        FieldErrors errors = new FieldErrors();
        var slug = errors.parseOptional("tenant", tenant, TenantSlug::new);
        errors.refuseIfAny();
        return operations.page(slug.value().orElse(null), Cursor.parse(cursor), Page.limit(limit));
    }

    @GET
    @Path("/{id}")
    @Blocking
    @RolesAllowed({"platform-admin", "billing", "support", "auditor", "tenant-operator"})
    public Operation get(@PathParam("id") String id) {
        return require(id);
    }

    /** What was done is undone; the operation ends compensated, or failed where there was nothing to undo. */
    @POST
    @Idempotent
    @Path("/{id}/cancel")
    @Blocking
    @RolesAllowed("platform-admin")
    @APIResponseSchema(value = Operation.class, responseCode = "202", responseDescription = Accepted.DESCRIPTION)
    public RestResponse<Operation> cancel(@PathParam("id") String id) {
        return Accepted.with(cancelOperation.run(MissingOperation.parse(id)));
    }

    /** Server-sent events: the operation as JSON, now and at each change, until it is over. */
    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @APIResponse(
            responseCode = "200",
            description = "Events named operation, until it is over",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(implementation = Operation.class)))
    public Multi<OutboundSseEvent> watch(@PathParam("id") String id, @Context Sse sse) {
        Operation first = require(id);
        return EventStream.of(sse, watcher -> watch.run(first, watcher));
    }

    private Operation require(String id) {
        return operations.find(MissingOperation.parse(id)).orElseThrow(MissingOperation::refusal);
    }
}
