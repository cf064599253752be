package dev.freehold.controlplane.tenant;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.freehold.controlplane.operation.Operation;

/** Answers that an operation has begun, and where to follow it. */
final class Accepted {
    static final String DESCRIPTION = "Begun; Location says where to follow it";

    private Accepted() {}

    static RestResponse<Operation> with(Operation operation) {
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, operation)
                .header("Location", "/v1/operations/" + operation.id())
                .build();
    }
}
