package dev.freehold.controlplane.approval;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.freehold.controlplane.platform.Cursor;
import dev.freehold.controlplane.platform.Page;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.http.StrictJson;
import dev.freehold.controlplane.platform.idempotency.Idempotent;

import static java.util.Objects.requireNonNull;

/** Requests that need a second person. */
@Path("/v1/approvals")
@Tag(name = "Approvals")
@Blocking
class ApprovalsResource {
    private static final Set<String> STATES = Set.of("pending", "approved", "rejected", "withdrawn", "expired");

    private final ApprovalTable table;
    private final DecideApproval decide;
    private final Clock clock;

    ApprovalsResource(ApprovalTable table, DecideApproval decide, Clock clock) {
        this.table = requireNonNull(table);
        this.decide = requireNonNull(decide);
        this.clock = requireNonNull(clock);
    }

    /** Newest first. */
    @GET
    @RolesAllowed({"platform-admin", "support", "auditor"})
    public Page<Approval> list(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String cursor,
            @RestQuery
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
                    String limit) {
        if (state != null && !STATES.contains(state)) {
            throw new Refusal.Invalid("state", "is one of pending, approved, rejected, withdrawn and expired");
        }
        int size = Page.limit(limit);
        var now = clock.instant();
        return Page.of(table.page(state, now, Cursor.parse(cursor), size + 1), size, Approval::id)
                .map(approval -> approval.asOf(now));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"platform-admin", "support", "auditor"})
    public Approval get(@PathParam("id") String id) {
        return table.find(parse(id)).orElseThrow(ApprovalsResource::missing).asOf(clock.instant());
    }

    /** By another person than the one who asked. It is done at once, just as it was asked; outcome says where to follow it. */
    @POST
    @Idempotent
    @Path("/{id}/approve")
    @RolesAllowed("platform-admin")
    public RestResponse<Approval> approve(@PathParam("id") String id) {
        return RestResponse.ok(decide.approve(parse(id)));
    }

    /** By another person than the one who asked. */
    @POST
    @Idempotent
    @Path("/{id}/reject")
    @RolesAllowed("platform-admin")
    @CustomDeserialization(StrictJson.class)
    public RestResponse<Approval> reject(@PathParam("id") String id, @Valid @NotNull RejectRequest request) {
        return RestResponse.ok(decide.reject(parse(id), request.reason()));
    }

    /** By the one who asked. */
    @POST
    @Idempotent
    @Path("/{id}/withdraw")
    @RolesAllowed("platform-admin")
    public RestResponse<Approval> withdraw(@PathParam("id") String id) {
        return RestResponse.ok(decide.withdraw(parse(id)));
    }

    static Refusal missing() {
        return new Refusal.Missing("No request for approval has this id.");
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw missing();
        }
    }
}
