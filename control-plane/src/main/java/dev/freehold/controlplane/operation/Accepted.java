package dev.freehold.controlplane.operation;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers that an operation has begun, and where to follow it. */
public final class Accepted {
    public static final String DESCRIPTION = "Begun; Location says where to follow it";

    private Accepted() {}

    public static RestResponse<Operation> with(Operation operation) {
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, operation)
                .header("Location", "/v1/operations/" + operation.id())
                .build();
    }
}
