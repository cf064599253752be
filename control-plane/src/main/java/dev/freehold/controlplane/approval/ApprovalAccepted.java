package dev.freehold.controlplane.approval;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers that something waits for a second person, and where. */
public final class ApprovalAccepted {
    private ApprovalAccepted() {}

    public static RestResponse<Approval> with(Approval approval) {
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, approval)
                .header("Location", "/v1/approvals/" + approval.id())
                .build();
    }
}
