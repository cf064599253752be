package dev.freehold.controlplane.event;

import java.util.UUID;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.event.CloudEvent;
import dev.freehold.controlplane.platform.Cursor;
import dev.freehold.controlplane.platform.Page;
import dev.freehold.controlplane.tenant.FindTenant;

import static java.util.Objects.requireNonNull;

/** What happened of late. */
@Path("/v1/events")
@Tag(name = "Events")
@Blocking
class EventsResource {
    private final EventTable table;
    private final FindTenant find;

    EventsResource(EventTable table, FindTenant find) {
        this.table = requireNonNull(table);
        this.find = requireNonNull(find);
    }

    /** CloudEvents 1.0, newest first. */
    @GET
    @RolesAllowed({"platform-admin", "support", "auditor"})
    public Page<CloudEvent> list(
            @RestQuery @Parameter(description = "slug; only what happened to it") @Nullable String tenant,
            @RestQuery @Parameter(description = "such as dev.freehold.tenant.active") @Nullable String type,
            @RestQuery @Nullable String cursor,
            @RestQuery
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
                    String limit) {
        UUID subject = tenant == null ? null : find.run(tenant).id().value();
        int size = Page.limit(limit);
        return Page.of(table.page(subject, type, Cursor.parse(cursor), size + 1), size, CloudEvent::id);
    }
}
