package dev.freehold.contracts.event;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SignedWebhookTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final String US = "0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5";
    private static final CloudEvent EVENT = CloudEvent.of(
            UUID.fromString("0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f6"),
            "urn:freehold:control-plane",
            "dev.freehold.tenant.active",
            UUID.fromString("0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f7"),
            NOW,
            42,
            Map.of("slug", "acme"));

    private final SigningKey authority = SigningKey.generate("authority-1");
    private final VerifyingKeys keys = VerifyingKeys.parse(authority.publicJwks());
    private final SignedWebhook signed = SignedWebhook.sign(EVENT, US, NOW, authority);

    @Test
    void isReadBackAsItWasSigned() {
        assertThat(SignedWebhook.verify(signed.headers()::get, signed.body(), US, NOW, keys))
                .isEqualTo(EVENT);
        assertThat(signed.body()).startsWith("{\"specversion\":\"1.0\",\"id\":\"0197e2d4");
    }

    @Test
    void isRefusedToOthersLaterOrChanged() {
        refused(signed.headers(), signed.body(), "another", NOW);
        refused(signed.headers(), signed.body(), US, NOW.plus(Duration.ofMinutes(6)));
        refused(signed.headers(), signed.body().replace("acme", "evil"), US, NOW);
        for (String header : signed.headers().keySet()) {
            Map<String, String> headers = new HashMap<>(signed.headers());
            headers.remove(header);
            refused(headers, signed.body(), US, NOW);
            headers.put(header, "1");
            refused(headers, signed.body(), US, NOW);
        }
        var forged = SignedWebhook.sign(EVENT, US, NOW, SigningKey.generate("authority-1"));
        refused(forged.headers(), forged.body(), US, NOW);
    }

    private void refused(Map<String, String> headers, String body, String subscription, Instant now) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> SignedWebhook.verify(headers::get, body, subscription, now, keys));
    }
}
