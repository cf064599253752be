package dev.freehold.contracts.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;

/**
 * A delivery and its signature: a detached JWS (ES256) by the authority's key over {@code id.timestamp.subscription.body}, so that it
 * can be given out neither later nor to another receiver.
 */
public record SignedWebhook(String id, String timestamp, String subscription, String body, String signature) {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SUBSCRIPTION = "webhook-subscription";
    public static final String SIGNATURE = "webhook-signature";

    private static final String TYPE = "freehold-webhook+jws";
    private static final String VERSION = "v1jws,";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** @param now when this attempt is made; an earlier attempt of the same event has another signature */
    public static SignedWebhook sign(CloudEvent event, String subscription, Instant now, SigningKey authority) {
        String id = event.id().toString();
        String timestamp = Long.toString(now.getEpochSecond());
        String body = ContractJson.write(event);
        String whole = authority.sign(TYPE, content(id, timestamp, subscription, body));
        String detached = whole.substring(0, whole.indexOf('.') + 1) + whole.substring(whole.lastIndexOf('.'));
        return new SignedWebhook(id, timestamp, subscription, body, VERSION + detached);
    }

    /** What goes beside the body. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(ID, id);
        headers.put(TIMESTAMP, timestamp);
        headers.put(SUBSCRIPTION, subscription);
        headers.put(SIGNATURE, signature);
        return headers;
    }

    /**
     * What a receiver does before it believes anything. That the same event comes again is for it to find out, by its id.
     *
     * @param header reads a header of the request, null where there is none
     * @param subscription the receiver's own
     * @param now of the receiver; five minutes off are allowed
     * @throws RefusedException if it is not the authority's, not for this receiver, or not of now
     */
    public static CloudEvent verify(
            Function<String, @Nullable String> header,
            String body,
            String subscription,
            Instant now,
            VerifyingKeys authority) {
        String timestamp = require(header, TIMESTAMP);
        String signature = require(header, SIGNATURE);
        if (!subscription.equals(require(header, SUBSCRIPTION)) || !isAbout(timestamp, now)) {
            throw new RefusedException("a webhook for another receiver or of another time");
        }
        String content = content(require(header, ID), timestamp, subscription, body);
        String payload =
                Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        if (!signature.startsWith(VERSION) || !signature.contains("..")) {
            throw new RefusedException("a webhook without a signature of ours");
        }
        authority.verify(TYPE, signature.substring(VERSION.length()).replace("..", "." + payload + "."));
        return ContractJson.read(body, CloudEvent.class);
    }

    private static String content(String id, String timestamp, String subscription, String body) {
        return id + "." + timestamp + "." + subscription + "." + body;
    }

    private static boolean isAbout(String timestamp, Instant now) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | java.time.DateTimeException e) {
            return false;
        }
    }

    private static String require(Function<String, @Nullable String> header, String name) {
        String value = header.apply(name);
        if (value == null) {
            throw new RefusedException("a webhook without " + name);
        }
        return value;
    }
}
