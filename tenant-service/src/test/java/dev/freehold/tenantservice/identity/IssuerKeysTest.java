package dev.freehold.tenantservice.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

import io.quarkus.runtime.StartupEvent;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.tenantservice.platform.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IssuerKeysTest {
    private static final JwksSettings SETTINGS = new JwksSettings() {
        @Override
        public String url() {
            return "";
        }

        @Override
        public Duration maxAge() {
            return Duration.ofDays(7);
        }

        @Override
        public Duration refresh() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration pause() {
            return Duration.ofSeconds(5);
        }
    };

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private String published = jwks("one");
    private volatile boolean away;
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksOnceForAKeyThatIsNotKnownAndThenNoMore() {
        IssuerKeys keys = started("issuer");
        assertThat(keys.known("one")).isEmpty();
        assertThat(ask(keys, "one")).isPresent();
        assertThat(keys.known("one")).isPresent();
        assertThat(asked).hasValue(1);
    }

    @Test
    void isNotMadeToAskByTokensOfKeysThatNobodyHas() {
        IssuerKeys keys = started("issuer");
        for (int i = 0; i < 100; i++) {
            assertThat(ask(keys, "unknown-" + i)).isEmpty();
        }
        assertThat(asked).hasValue(1);
        published = jwks("two");
        now = now.plusSeconds(5);
        assertThat(ask(keys, "two")).isPresent();
        assertThat(keys.known("one")).as("withdrawn").isEmpty();
    }

    @Test
    void saysThatItCannotTellWhileTheIssuerIsAway() {
        IssuerKeys keys = started("issuer");
        away = true;
        for (int i = 0; i < 100; i++) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> ask(keys, "one"))
                    .withMessageStartingWith("identity_unavailable");
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void trustsKeptKeysUpToTheirGreatestAgeAlsoAfterARestart() {
        started("issuer").refresh();
        away = true;
        now = now.plus(Duration.ofDays(7)).minusSeconds(1);
        IssuerKeys restarted = started("issuer");
        restarted.refresh();
        assertThat(restarted.known("one")).isPresent();
        now = now.plusSeconds(1);
        assertThat(restarted.known("one")).isEmpty();
    }

    @Test
    void believesNoFileOfAnotherIssuerAndNoTornOne() throws IOException {
        started("issuer").refresh();
        assertThat(started("another").known("one")).isEmpty();
        Path file = folder.resolve("issuer-keys.json");
        Files.writeString(file, Files.readString(file).substring(0, 40));
        assertThat(started("issuer").known("one")).isEmpty();
    }

    @Test
    void keepsWhatItHasWhereTheAnswerIsNoKeySet() {
        IssuerKeys keys = started("issuer");
        keys.refresh();
        published = "{\"keys\":[]}";
        now = now.plus(Duration.ofHours(1));
        keys.refresh();
        assertThat(asked).hasValue(2);
        assertThat(keys.known("one")).isPresent();
    }

    private static Optional<PublicJsonWebKey> ask(IssuerKeys keys, String keyId) {
        try {
            return keys.askFor(keyId).toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof ProblemException problem ? problem : failed;
        }
    }

    private IssuerKeys started(String issuer) {
        IssuerKeys keys = new IssuerKeys(SETTINGS, tokensOf(issuer), this::answer, Optional.of(folder), clock);
        keys.restore(new StartupEvent());
        return keys;
    }

    private String answer() {
        asked.incrementAndGet();
        if (away) {
            throw new IllegalStateException("connection refused");
        }
        return published;
    }

    private static TokenSettings tokensOf(String issuer) {
        return new TokenSettings() {
            @Override
            public String issuer() {
                return issuer;
            }

            @Override
            public String audience() {
                return "";
            }
        };
    }

    private static String jwks(String keyId) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(keyId);
            return new JsonWebKeySet(key).toJson();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
