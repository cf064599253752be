package dev.freehold.controlplane.rotation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Has every placement of a region sealed with its newest key: the rotations that this takes are ordered by and by. */
@Singleton
class ResealRegion {
    private final ResealTable reseals;
    private final AuditTrail audit;
    private final Caller caller;

    ResealRegion(ResealTable reseals, AuditTrail audit, Caller caller) {
        this.reseals = requireNonNull(reseals);
        this.audit = requireNonNull(audit);
        this.caller = requireNonNull(caller);
    }

    @Transactional
    Reseal run(Region region) {
        status(region);
        if (!reseals.request(region, caller.name())) {
            throw new Refusal.Conflict(
                    ProblemCode.STATE_CONFLICT,
                    "No worker of region " + region + " has told which key it seals with. Start one, then try again.");
        }
        audit.record(
                "region.reseal",
                UUID.nameUUIDFromBytes(("region:" + region).getBytes(StandardCharsets.UTF_8)),
                Map.of("region", region));
        return status(region);
    }

    Reseal status(Region region) {
        return reseals.status(region)
                .orElseThrow(() -> new Refusal.Missing("No pool is or was configured in this region."));
    }
}
