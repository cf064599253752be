package dev.freehold.controlplane.license;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.platform.IfMatch;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** The plans there are. Tenants that have a changed one get new licences shortly afterwards. */
@Singleton
public class Plans {
    private final PlanTable table;
    private final AuditTrail audit;

    Plans(PlanTable table, AuditTrail audit) {
        this.table = requireNonNull(table);
        this.audit = requireNonNull(audit);
    }

    List<Plan> all() {
        return table.all();
    }

    /** @throws Refusal.Missing if there is none of that name */
    Plan get(String name) {
        return table.find(name).orElseThrow(Plans::missing);
    }

    /** @throws Refusal.Invalid naming the field {@code plan} if there is none of that name */
    public Plan require(String name) {
        return table.find(name).orElseThrow(() -> unknown("is not known; GET /v1/plans lists the plans"));
    }

    /** As above, and not retired: what a tenant can be given that has another one or none. */
    public Plan requireOpen(String name) {
        Plan plan = require(name);
        if (plan.retired()) {
            throw unknown("is retired and given to nobody any more; GET /v1/plans lists the plans");
        }
        return plan;
    }

    @Transactional
    Plan add(Plan plan) {
        if (!table.insert(plan)) {
            throw new Refusal.Conflict(
                    ProblemCode.ID_TAKEN, "There is a plan of this name. Change it with PUT, or choose another name.");
        }
        audit.record("plan.create", plan.subject(), facts(plan));
        return plan;
    }

    /** What is the same stays as it is, its version too. */
    @Transactional
    Plan change(Plan wanted, IfMatch seen) {
        Plan before = table.lock(wanted.name()).orElseThrow(Plans::missing);
        seen.require(before.version());
        Plan now = version(wanted, before.version());
        if (now.equals(before)) {
            return before;
        }
        Plan changed = version(wanted, before.version() + 1);
        table.update(changed);
        audit.record("plan.change", changed.subject(), Map.of("before", facts(before), "after", facts(changed)));
        return changed;
    }

    private static Plan version(Plan plan, int version) {
        return new Plan(
                plan.name(),
                plan.limits(),
                plan.tier(),
                plan.features(),
                plan.retentionDays(),
                plan.retired(),
                version);
    }

    private static Map<String, Object> facts(Plan plan) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("plan", plan.name());
        facts.put("limits", plan.limits());
        facts.put("tier", plan.tier());
        facts.put("features", plan.features());
        facts.put("retentionDays", plan.retentionDays());
        facts.put("retired", plan.retired());
        return facts;
    }

    private static Refusal unknown(String message) {
        return new Refusal.Invalid("plan", message);
    }

    private static Refusal missing() {
        return new Refusal.Missing("No plan has this name; GET /v1/plans lists the plans.");
    }
}
