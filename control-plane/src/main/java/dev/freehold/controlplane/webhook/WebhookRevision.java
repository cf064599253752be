package dev.freehold.controlplane.webhook;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What is to change in a webhook; what is null stays. */
record WebhookRevision(
        @Nullable URI url,
        @Nullable List<String> types,
        @Nullable Boolean enabled) {
    Webhook applyTo(Webhook webhook) {
        return webhook.changed(
                url == null ? webhook.url() : url.toString(),
                types == null ? webhook.types() : types,
                enabled == null ? webhook.enabled() : enabled);
    }
}
