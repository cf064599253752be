package dev.freehold.controlplane.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.freehold.controlplane.platform.FieldErrors;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.UtcMoment;
import dev.freehold.controlplane.platform.egress.Destination;

/** The bodies that make and change a webhook. */
final class WebhookRequest {
    private static final String TYPE = "dev\\.freehold\\.[a-z]{1,30}\\.[a-z]{1,30}";
    private static final String SAYS = "is the type of an event, such as dev.freehold.tenant.active";

    private WebhookRequest() {}

    /** @param types of events; none means all */
    record New(
            @NotNull String url,
            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = TYPE, message = SAYS) String> types) {
        URI parse(Destination destination) {
            FieldErrors errors = new FieldErrors();
            var parsed = errors.parse("url", url, destination::parse);
            errors.refuseIfAny();
            return parsed.get();
        }

        @Override
        public String toString() {
            return "New[types=" + types + "]";
        }
    }

    /** What is left out stays. */
    record Change(
            @Nullable String url,
            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = TYPE, message = SAYS) String> types,
            @Nullable Boolean enabled) {
        WebhookRevision parse(Destination destination) {
            if (url == null && types == null && enabled == null) {
                throw new Refusal.Invalid("body", "names nothing to change");
            }
            FieldErrors errors = new FieldErrors();
            var parsed = errors.parseOptional("url", url, destination::parse);
            errors.refuseIfAny();
            return new WebhookRevision(parsed.value().orElse(null), types, enabled);
        }

        @Override
        public String toString() {
            return "Change[types=" + types + ", enabled=" + enabled + "]";
        }
    }

    /**
     * What to deliver again.
     *
     * @param since the first moment, such as {@code 2026-11-21T08:00:00Z}
     * @param until the last; absent: now
     */
    record Replay(@NotNull String since, @Nullable String until) {
        Span parse(Instant now) {
            FieldErrors errors = new FieldErrors();
            var from = errors.parse("since", since, UtcMoment::parse);
            var to = errors.parseOptional("until", until, UtcMoment::parse);
            errors.refuseIfAny();
            return new Span(from.get(), to.value().orElse(now));
        }
    }

    /** Both ends are in it. */
    record Span(Instant since, Instant until) {}

    /** @param deliveries how many are due */
    record Replayed(int deliveries) {}
}
