package dev.freehold.tenantservice.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.license.License;
import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class TenantRouteTest {
    @TempDir
    private Path folder;

    @Test
    void isReadOnceTheKeyIsThereThatItWasSignedWith() throws IOException {
        Path file = folder.resolve("authority.jwks");
        Files.writeString(file, SigningKey.generate("authority-0").publicJwks());
        VerifyingKeys watched = VerifyingKeys.watching(file, text -> {}, Clock.systemUTC());
        Route plain = RouteFixture.plain("acme", RouteState.ACTIVE, 1);
        String signed = new License(
                        plain.tenant(),
                        "standard",
                        new PlanLimits(5, 100, 10, 4, 4),
                        Set.of(),
                        Instant.now(),
                        Instant.now().plus(Duration.ofDays(1)),
                        Duration.ZERO)
                .sign(RouteFixture.AUTHORITY);
        TenantRoute route = new TenantRoute(
                new Route(plain.tenant(), plain.slug(), plain.state(), plain.epoch(), null, signed),
                RouteFixture.OPENER,
                watched);
        assertThatExceptionOfType(RefusedException.class).isThrownBy(route::license);

        Files.writeString(file, RouteFixture.AUTHORITY.publicJwks());

        await().atMost(Duration.ofSeconds(10))
                .ignoreException(RefusedException.class)
                .untilAsserted(() -> assertThat(route.license().tenant()).isEqualTo(plain.tenant()));
        assertThat(route.license()).isSameAs(route.license());
    }
}
