package dev.freehold.controlplane.census;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.controlplane.approval.ApprovableAction;
import dev.freehold.controlplane.approval.Approvers;

import static java.util.Objects.requireNonNull;

/** The dropping of something that a census found, which a second person may have to approve. */
@Singleton
class ApprovedResolution implements ApprovableAction {
    private final ResolveFinding resolve;

    ApprovedResolution(ResolveFinding resolve) {
        this.resolve = requireNonNull(resolve);
    }

    @Override
    public String name() {
        return "census.drop";
    }

    /** A finding does not change; whether it is still so is looked at again before anything is dropped. */
    @Override
    public long version(UUID subject) {
        return 0;
    }

    @Override
    public String run(UUID subject, String request, Approvers approvers) {
        Asked asked = ContractJson.read(request, Asked.class);
        resolve.run(asked.census(), asked.number(), asked.confirm());
        return "/v1/census/" + asked.census();
    }

    /** @param confirm the subject of the finding, typed again */
    record Asked(UUID census, int number, @Nullable String confirm) {
        /** By which requests for the same finding are known. */
        UUID subject() {
            return UUID.nameUUIDFromBytes(("census:" + census + ":" + number).getBytes(StandardCharsets.UTF_8));
        }
    }
}
