package dev.freehold.controlplane.region;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.freehold.contracts.command.WorkerAnnouncement;
import dev.freehold.controlplane.platform.Caller;

import static java.util.Objects.requireNonNull;

/** Where workers introduce themselves; their token says which region they work for. */
@Path("/internal/v1/workers")
@RolesAllowed("worker")
@Blocking
@Tag(name = "Commands, for workers")
class WorkersResource {
    private final AdmitWorker admitWorker;
    private final Caller caller;

    WorkersResource(AdmitWorker admitWorker, Caller caller) {
        this.admitWorker = requireNonNull(admitWorker);
        this.caller = requireNonNull(caller);
    }

    @POST
    @APIResponse(responseCode = "204", description = "Known from now on, with these keys")
    public void announce(@NotNull WorkerAnnouncement announcement) {
        admitWorker.run(caller.region(), announcement);
    }
}
