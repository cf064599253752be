package dev.freehold.controlplane.tenant;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.freehold.controlplane.operation.Accepted;
import dev.freehold.controlplane.operation.MissingOperation;
import dev.freehold.controlplane.operation.Operation;
import dev.freehold.controlplane.platform.idempotency.Idempotent;

import static java.util.Objects.requireNonNull;

/** Tries operations again. It is here because a tenant that never came to be has to be placed anew. */
@Path("/v1/operations/{id}/retry")
@Tag(name = "Operations")
@Blocking
@RolesAllowed("platform-admin")
@Produces(MediaType.APPLICATION_JSON)
class RetryResource {
    private final RetryOperation retryOperation;

    RetryResource(RetryOperation retryOperation) {
        this.retryOperation = requireNonNull(retryOperation);
    }

    /** Answers the same operation, made due at once, or the new one that takes the place of one that has come to nothing. */
    @POST
    @Idempotent
    @APIResponseSchema(value = Operation.class, responseCode = "202", responseDescription = Accepted.DESCRIPTION)
    public RestResponse<Operation> retry(@PathParam("id") String id) {
        return Accepted.with(retryOperation.run(MissingOperation.parse(id)));
    }
}
