package dev.freehold.controlplane.event;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.freehold.controlplane.approval.ApprovalChanged;
import dev.freehold.controlplane.entitlement.LicenseDecided;
import dev.freehold.controlplane.operation.OperationEnded;
import dev.freehold.controlplane.platform.Ids;
import dev.freehold.controlplane.tenant.Tenant;
import dev.freehold.controlplane.tenant.TenantChanged;

import static java.util.Objects.requireNonNull;

/** Writes what happens in the transaction in which it happens: neither is there without the other. No personal data goes in. */
@Singleton
class RecordEvents {
    private static final String PREFIX = "dev.freehold.";

    private final EventTable table;
    private final Event<EventRecorded> recorded;
    private final Ids ids;
    private final Clock clock;

    RecordEvents(EventTable table, Event<EventRecorded> recorded, Ids ids, Clock clock) {
        this.table = requireNonNull(table);
        this.recorded = requireNonNull(recorded);
        this.ids = requireNonNull(ids);
        this.clock = requireNonNull(clock);
    }

    void tenant(@Observes TenantChanged change) {
        Tenant tenant = change.tenant();
        String state = tenant.state().wireName();
        String type = state.equals(change.stateBefore()) ? "changed" : state;
        Map<String, Object> data = facts(tenant);
        data.put("state", state);
        data.put("epoch", tenant.state().epoch().value());
        data.put("version", tenant.version());
        write("tenant." + type, tenant.id().value(), data);
    }

    void operation(@Observes OperationEnded end) {
        write(
                "operation." + end.state().wireName(),
                end.tenant().value(),
                Map.of(
                        "operation",
                        end.operation().toString(),
                        "kind",
                        end.kind().wireName()));
    }

    void license(@Observes LicenseDecided decision) {
        Map<String, Object> data = facts(decision.tenant());
        data.putAll(decision.detail());
        write("license." + decision.action(), decision.id().value(), data);
    }

    void approval(@Observes ApprovalChanged change) {
        write(
                "approval." + change.state(),
                change.subject(),
                Map.of("approval", change.approval().toString(), "action", change.action()));
    }

    private static Map<String, Object> facts(Tenant tenant) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("slug", tenant.slug().value());
        facts.put("plan", tenant.plan());
        facts.put("region", tenant.region().value());
        facts.put("environment", tenant.environment().wireName());
        return facts;
    }

    private void write(String type, UUID subject, Map<String, Object> data) {
        UUID id = ids.next();
        long number = table.insert(id, PREFIX + type, subject, clock.instant(), data);
        recorded.fire(new EventRecorded(id, number, PREFIX + type, subject));
    }
}
