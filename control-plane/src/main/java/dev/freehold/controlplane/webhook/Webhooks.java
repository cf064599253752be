package dev.freehold.controlplane.webhook;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.Ids;
import dev.freehold.controlplane.platform.IfMatch;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Makes, changes and removes webhooks. */
@Singleton
class Webhooks {
    private final WebhookTable table;
    private final DeliveryTable deliveries;
    private final AuditTrail audit;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    Webhooks(WebhookTable table, DeliveryTable deliveries, AuditTrail audit, Caller caller, Ids ids, Clock clock) {
        this.table = requireNonNull(table);
        this.deliveries = requireNonNull(deliveries);
        this.audit = requireNonNull(audit);
        this.caller = requireNonNull(caller);
        this.ids = requireNonNull(ids);
        this.clock = requireNonNull(clock);
    }

    Webhook get(UUID id) {
        return table.find(id).orElseThrow(Webhooks::missing);
    }

    @Transactional
    Webhook add(URI url, List<String> types) {
        Webhook webhook =
                new Webhook(ids.next(), url.toString(), types, true, 1, caller.name(), clock.instant(), null, null);
        table.insert(webhook);
        audit.record("webhook.create", webhook.id(), facts(webhook));
        return webhook;
    }

    @Transactional
    Webhook change(UUID id, IfMatch seen, WebhookRevision revision) {
        Webhook before = table.lock(id).orElseThrow(Webhooks::missing);
        seen.require(before.version());
        Webhook changed = revision.applyTo(before);
        table.update(changed);
        audit.record("webhook.change", id, Map.of("before", facts(before), "after", facts(changed)));
        return changed;
    }

    @Transactional
    Webhook remove(UUID id) {
        Webhook webhook = table.lock(id).orElseThrow(Webhooks::missing);
        table.delete(id);
        audit.record("webhook.remove", id, facts(webhook));
        return webhook;
    }

    /** How many events are delivered again, or for the first time. */
    @Transactional
    int replay(UUID id, WebhookRequest.Span span) {
        Webhook webhook = table.lock(id).orElseThrow(Webhooks::missing);
        int due = deliveries.replay(webhook.id(), span.since(), span.until(), clock.instant());
        audit.record(
                "webhook.replay",
                id,
                Map.of("since", span.since().toString(), "until", span.until().toString(), "deliveries", due));
        return due;
    }

    static Refusal missing() {
        return new Refusal.Missing("No webhook has this id.");
    }

    /** Without path and query, in which receivers like to hide secrets. */
    private static Map<String, Object> facts(Webhook webhook) {
        return Map.of(
                "host", String.valueOf(URI.create(webhook.url()).getHost()),
                "types", webhook.types(),
                "enabled", webhook.enabled());
    }
}
