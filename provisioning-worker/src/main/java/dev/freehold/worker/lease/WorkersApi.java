package dev.freehold.worker.lease;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import dev.freehold.contracts.command.WorkerAnnouncement;

/** Where the control plane lets workers in. */
@RegisterRestClient(configKey = "control-plane")
@OidcClientFilter
@Path("/internal/v1/workers")
@Consumes(MediaType.APPLICATION_JSON)
public interface WorkersApi {
    @POST
    void announce(WorkerAnnouncement announcement);
}
