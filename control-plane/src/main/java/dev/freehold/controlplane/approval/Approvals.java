package dev.freehold.controlplane.approval;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.codec.Sha256;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.DevelopmentMode;
import dev.freehold.controlplane.platform.Ids;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Knows what needs a second person, and takes requests for that. */
@Singleton
@Startup
public class Approvals {
    private static final String NONE = "none";

    private final ApprovalTable table;
    private final ApprovalConfig config;
    private final AuditTrail audit;
    private final Caller caller;
    private final Event<ApprovalChanged> changed;
    private final Ids ids;
    private final Clock clock;
    private final Set<String> needed;

    Approvals(
            ApprovalTable table,
            ApprovalConfig config,
            DevelopmentMode mode,
            @All List<ApprovableAction> actions,
            AuditTrail audit,
            Caller caller,
            Event<ApprovalChanged> changed,
            Ids ids,
            Clock clock) {
        this.table = requireNonNull(table);
        this.config = requireNonNull(config);
        this.audit = requireNonNull(audit);
        this.caller = requireNonNull(caller);
        this.changed = requireNonNull(changed);
        this.ids = requireNonNull(ids);
        this.clock = requireNonNull(clock);
        Set<String> known = actions.stream().map(ApprovableAction::name).collect(Collectors.toUnmodifiableSet());
        this.needed =
                config.actions().map(named -> checked(named, known)).orElse(mode.development() ? Set.of() : known);
    }

    /** Whether an action is not done before a second person has approved it. */
    public boolean needed(ApprovableAction action) {
        return needed.contains(action.name());
    }

    /**
     * Notes what the present caller asks for.
     *
     * @param name of the subject, for people
     * @param request JSON, handed back to the action as it is
     * @throws Refusal.Conflict naming the request that waits already
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Approval ask(ApprovableAction action, UUID subject, String name, String request) {
        Instant now = clock.instant();
        Approval asked = new Approval(
                ids.next(),
                action.name(),
                subject,
                name,
                action.version(subject),
                request,
                Sha256.of(request),
                caller.name(),
                caller.requireSubject(),
                now,
                now.plus(config.expiresAfter()),
                Approval.PENDING,
                null,
                null,
                null,
                null);
        if (!table.insert(asked)) {
            throw waits(table.pending(action.name(), subject).orElse(asked));
        }
        audit.record(
                "approval.request",
                subject,
                Map.of("approval", asked.id(), "action", asked.action(), "requestSha256", asked.requestSha256()));
        changed.fire(new ApprovalChanged(asked.id(), asked.action(), subject, asked.state()));
        return asked;
    }

    private static Set<String> checked(Set<String> named, Set<String> known) {
        if (named.equals(Set.of(NONE))) {
            return Set.of();
        }
        if (!known.containsAll(named)) {
            throw new IllegalStateException(
                    "freehold.approval.actions names " + named + "; there are " + known + ", or " + NONE + " alone.");
        }
        return Set.copyOf(named);
    }

    private static Refusal waits(Approval pending) {
        return new Refusal.Conflict(
                ProblemCode.APPROVAL_PENDING,
                "The same waits for approval already, asked for by " + pending.requestedBy()
                        + ". Approve, reject or withdraw it at /v1/approvals/" + pending.id() + ".");
    }
}
