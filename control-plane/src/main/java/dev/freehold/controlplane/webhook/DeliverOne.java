package dev.freehold.controlplane.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;

import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.event.CloudEvent;
import dev.freehold.contracts.event.SignedWebhook;
import dev.freehold.controlplane.event.Events;
import dev.freehold.controlplane.platform.egress.Egress;

import static java.util.Objects.requireNonNull;

/** Makes one attempt of one delivery. No transaction is open while it waits for the answer. */
@Singleton
class DeliverOne {
    /** Longer than any attempt can take. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(2);

    private final WebhookTable webhooks;
    private final DeliveryTable deliveries;
    private final Events events;
    private final Egress egress;
    private final SigningKey authority;
    private final WebhooksConfig config;
    private final Clock clock;

    DeliverOne(
            WebhookTable webhooks,
            DeliveryTable deliveries,
            Events events,
            Egress egress,
            SigningKey authority,
            WebhooksConfig config,
            Clock clock) {
        this.webhooks = requireNonNull(webhooks);
        this.deliveries = requireNonNull(deliveries);
        this.events = requireNonNull(events);
        this.egress = requireNonNull(egress);
        this.authority = requireNonNull(authority);
        this.config = requireNonNull(config);
        this.clock = requireNonNull(clock);
    }

    /** Whether there was one and it was taken, so that the next may follow. */
    boolean run(UUID webhook) {
        Instant now = clock.instant();
        Optional<Attempt> attempt = QuarkusTransaction.requiringNew().call(() -> begin(webhook, now));
        if (attempt.isEmpty()) {
            return false;
        }
        Attempt begun = attempt.get();
        SignedWebhook signed = SignedWebhook.sign(begun.event(), webhook.toString(), now, authority);
        var headers = signed.headers();
        headers.put("Content-Type", CloudEvent.MEDIA_TYPE);
        headers.put("User-Agent", "freehold");
        Egress.Answer answer = egress.post(begun.url(), headers, signed.body());
        QuarkusTransaction.requiringNew().run(() -> end(webhook, begun.claimed(), answer));
        return answer.taken();
    }

    private Optional<Attempt> begin(UUID webhook, Instant now) {
        return webhooks.find(webhook)
                .flatMap(to -> deliveries
                        .claim(webhook, now, now.plus(LOST_AFTER))
                        .map(claimed -> new Attempt(to.url(), claimed, events.get(claimed.event()))));
    }

    private void end(UUID webhook, DeliveryTable.Claimed claimed, Egress.Answer answer) {
        Instant now = clock.instant();
        if (answer.taken()) {
            webhooks.well(webhook);
            deliveries.end(webhook, claimed, "delivered", now, answer);
            return;
        }
        boolean givenUp = !now.isBefore(claimed.firstAt().plus(config.giveUpAfter()));
        // The webhook before its deliveries, as whoever removes or replays it.
        webhooks.failing(
                webhook,
                now,
                now.minus(config.giveUpAfter()),
                "It has taken nothing for " + config.giveUpAfter() + "; last: " + answer.error() + ".");
        deliveries.end(webhook, claimed, givenUp ? "failed" : "pending", now.plus(backoff(claimed.attempt())), answer);
    }

    private Duration backoff(int attempts) {
        Duration doubled = config.backoffMin().multipliedBy(1L << Math.min(attempts - 1, 20));
        return doubled.compareTo(config.backoffMax()) < 0 ? doubled : config.backoffMax();
    }

    private record Attempt(String url, DeliveryTable.Claimed claimed, CloudEvent event) {}
}
