package dev.freehold.controlplane.approval;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.arc.All;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.Sha256;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Approves, rejects or withdraws a request. What is approved is done in the same transaction; if it cannot be, nothing is decided. */
@Singleton
class DecideApproval {
    private final ApprovalTable table;
    private final List<ApprovableAction> actions;
    private final AuditTrail audit;
    private final Event<ApprovalChanged> changed;
    private final Caller caller;
    private final Clock clock;

    DecideApproval(
            ApprovalTable table,
            @All List<ApprovableAction> actions,
            AuditTrail audit,
            Event<ApprovalChanged> changed,
            Caller caller,
            Clock clock) {
        this.table = requireNonNull(table);
        this.actions = List.copyOf(actions);
        this.audit = requireNonNull(audit);
        this.changed = requireNonNull(changed);
        this.caller = requireNonNull(caller);
        this.clock = requireNonNull(clock);
    }

    @Transactional
    Approval approve(UUID id) {
        Approval asked = open(id);
        requireSomebodyElse(asked);
        ApprovableAction action = action(asked.action());
        if (action.version(asked.subject()) != asked.subjectVersion()
                || !Sha256.of(asked.request()).equals(asked.requestSha256())) {
            throw new Refusal.Conflict(
                    ProblemCode.APPROVAL_OUTDATED,
                    asked.subjectName()
                            + " has changed since this was asked for. Reject it, and have it asked for again.");
        }
        String outcome =
                action.run(asked.subject(), asked.request(), new Approvers(id, asked.requestedBy(), caller.name()));
        return decide(asked, "approved", null, outcome);
    }

    @Transactional
    Approval reject(UUID id, String reason) {
        Approval asked = open(id);
        requireSomebodyElse(asked);
        return decide(asked, "rejected", reason, null);
    }

    @Transactional
    Approval withdraw(UUID id) {
        Approval asked = open(id);
        if (!asked.requestedBySubject().equals(caller.requireSubject())) {
            throw new Refusal.Denied("Only " + asked.requestedBy() + ", who asked for it, can withdraw it. Reject it.");
        }
        return decide(asked, "withdrawn", null, null);
    }

    /** Two who decide at the same time meet here: the second finds it decided. */
    private Approval open(UUID id) {
        Approval asked = table.lock(id).orElseThrow(ApprovalsResource::missing).asOf(clock.instant());
        if (!asked.state().equals(Approval.PENDING)) {
            throw new Refusal.Conflict(
                    ProblemCode.APPROVAL_OVER, "This request is " + asked.state() + ". Have it asked for again.");
        }
        return asked;
    }

    private void requireSomebodyElse(Approval asked) {
        if (asked.requestedBySubject().equals(caller.requireSubject())) {
            throw new Refusal.Denied(
                    ProblemCode.SELF_APPROVAL,
                    "You have asked for this yourself. Have another person decide, or withdraw it.");
        }
    }

    private ApprovableAction action(String name) {
        return actions.stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal.Conflict(
                        ProblemCode.APPROVAL_OUTDATED, "This version does not know " + name + " any more. Reject it."));
    }

    private Approval decide(Approval asked, String state, @Nullable String reason, @Nullable String outcome) {
        Approval decided = asked.in(state, caller.name(), clock.instant(), reason, outcome);
        table.decide(decided, caller.requireSubject());
        Map<String, Object> detail = new HashMap<>();
        detail.put("approval", asked.id());
        detail.put("action", asked.action());
        detail.put("requestedBy", asked.requestedBy());
        detail.put("requestSha256", asked.requestSha256());
        audit.record("approval." + state, asked.subject(), detail);
        changed.fire(new ApprovalChanged(asked.id(), asked.action(), asked.subject(), state));
        return decided;
    }
}
