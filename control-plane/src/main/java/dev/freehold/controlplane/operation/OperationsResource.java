package dev.freehold.controlplane.operation;

import java.util.UUID;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.platform.Cursor;
import dev.freehold.controlplane.platform.FieldErrors;
import dev.freehold.controlplane.platform.Page;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** What callers poll and watch. */
@Path("/v1/operations")
@RolesAllowed({"platform-admin", "billing", "support", "auditor"})
class OperationsResource {
    private final OperationReader operations;
    private final WatchOperation watch;

    OperationsResource(OperationReader operations, WatchOperation watch) {
        this.operations = requireNonNull(operations);
        this.watch = requireNonNull(watch);
    }

    @GET
    @Blocking
    public Page<Operation> list(
            @RestQuery @Nullable String tenant,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        FieldErrors errors = new FieldErrors();
        var slug = errors.parseOptional("tenant", tenant, TenantSlug::new);
        errors.refuseIfAny();
        return operations.page(slug.value().orElse(null), Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Blocking
    public Operation get(@PathParam("id") String id) {
        return require(id);
    }

    /** Server-sent events: the operation as JSON, now and at each change, until it is over. */
    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RunOnVirtualThread
    public void watch(@PathParam("id") String id, @Context SseEventSink sink, @Context Sse sse) {
        Operation first = require(id);
        try (sink) {
            watch.run(first, new EventStream(sink, sse));
        }
    }

    private Operation require(String id) {
        try {
            return operations.find(new OperationId(UUID.fromString(id))).orElseThrow(OperationsResource::missing);
        } catch (IllegalArgumentException e) {
            throw missing();
        }
    }

    private static Refusal missing() {
        return new Refusal.Missing("No operation has this id.");
    }
}
