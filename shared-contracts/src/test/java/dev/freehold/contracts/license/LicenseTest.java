package dev.freehold.contracts.license;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LicenseTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final License LICENSE = new License(
            TenantId.parse("0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5"),
            "standard",
            new PlanLimits(5, 100, 10, 4, 4),
            Set.of("products"),
            START,
            START.plus(Duration.ofDays(30)),
            Duration.ofDays(7));

    private final SigningKey authority = SigningKey.generate("authority-1");
    private final VerifyingKeys verifying = VerifyingKeys.parse(authority.publicJwks());

    @Test
    void isReadBackAsItWasSigned() {
        assertThat(License.verify(LICENSE.sign(authority), verifying)).isEqualTo(LICENSE);
    }

    @Test
    void isReadBackWithEveryLimitThatItNames() {
        License named = with(new PlanLimits(5, 100, 10, 4, 4, 7, 3, 5_368_709_120L));

        assertThat(License.verify(named.sign(authority), verifying)).isEqualTo(named);
    }

    @Test
    void allowsAnythingOfWhatWasNoLimitYetWhenItWasSigned() {
        String before = """
                {"tenant": "0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5", "plan": "standard",
                 "limits": {"users": 5, "documentsPerMonth": 100, "requestsPerSecond": 10, "concurrentRequests": 4, "connections": 4%s},
                 "features": ["products"], "validFrom": "2026-01-01T00:00:00Z", "validUntil": "2026-01-31T00:00:00Z", "grace": "P7D"}""";

        assertThat(License.verify(signed(before.formatted("")), verifying)).isEqualTo(LICENSE);
        assertThat(License.verify(signed(before.formatted(", \"statementTimeoutSeconds\": 7")), verifying)
                        .limits())
                .isEqualTo(new PlanLimits(5, 100, 10, 4, 4, 7, PlanLimits.ANY_ESTABLISHMENTS, PlanLimits.ANY_STORAGE));
    }

    @Test
    void readsALimitOfALaterVersionAsNone() {
        String later = """
                {"tenant": "0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5", "plan": "standard",
                 "limits": {"users": 5, "documentsPerMonth": 100, "requestsPerSecond": 10, "concurrentRequests": 4, "connections": 4,
                            "moons": 1},
                 "features": ["products"], "validFrom": "2026-01-01T00:00:00Z", "validUntil": "2026-01-31T00:00:00Z", "grace": "P7D"}""";

        assertThat(License.verify(signed(later), verifying)).isEqualTo(LICENSE);
    }

    @Test
    void refusesALimitOfLessThanOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanLimits(5, 100, 10, 4, 4, 7, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanLimits(5, 100, 10, 4, 4, 7, 1, -1));
    }

    @Test
    void isRefusedWhenAnyCharacterOfItsPayloadIsChanged() {
        String signed = LICENSE.sign(authority);
        int payload = signed.indexOf('.') + 10;
        String changed = signed.substring(0, payload)
                + (signed.charAt(payload) == 'A' ? 'B' : 'A')
                + signed.substring(payload + 1);
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> License.verify(changed, verifying));
    }

    @Test
    void isNotTakenForARouteFeedThoughTheSameKeySigned() {
        String feed = new RouteFeed(new Region("eu"), 1, 0, true, START, List.of()).sign(authority);
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> License.verify(feed, verifying));
    }

    @Test
    void coversItsWindowAndItsGraceAndNoMore() {
        assertThat(LICENSE.coversWithGrace(START.minusSeconds(1))).isFalse();
        assertThat(LICENSE.coversWithGrace(START)).isTrue();
        assertThat(LICENSE.coversWithGrace(LICENSE.validUntil().plus(Duration.ofDays(6))))
                .isTrue();
        assertThat(LICENSE.coversWithGrace(LICENSE.validUntil().plus(Duration.ofDays(7))))
                .isFalse();
    }

    private String signed(String license) {
        return authority.sign("freehold-license+jws", license);
    }

    private static License with(PlanLimits limits) {
        return new License(
                LICENSE.tenant(),
                LICENSE.plan(),
                limits,
                LICENSE.features(),
                LICENSE.validFrom(),
                LICENSE.validUntil(),
                LICENSE.grace());
    }
}
