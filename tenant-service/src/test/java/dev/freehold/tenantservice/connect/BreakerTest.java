package dev.freehold.tenantservice.connect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BreakerTest {
    private Instant now = Instant.EPOCH;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Breaker<String> breaker = new Breaker<>(3, Duration.ofSeconds(1), clock);

    @Test
    void opensAfterSomeFailuresRunningAndForThatKeyOnly() {
        breaker.failed("acme");
        breaker.failed("acme");
        assertThat(breaker.permits("acme")).isTrue();
        breaker.worked("acme");
        breaker.failed("acme");
        breaker.failed("acme");
        assertThat(breaker.permits("acme")).as("a success in between counts").isTrue();
        assertThat(breaker.spares("acme")).isFalse();
        breaker.failed("acme");
        assertThat(breaker.permits("acme")).isFalse();
        assertThat(breaker.permits("globex")).isTrue();
        assertThat(breaker.spares("acme")).isTrue();
        assertThat(breaker.spares("globex")).isFalse();
    }

    @Test
    void letsOneTryAfterTheRestAndAllOnceThatWorked() {
        IntStream.range(0, 3).forEach(i -> breaker.failed("acme"));
        now = now.plusSeconds(1);
        assertThat(IntStream.range(0, 10).filter(i -> breaker.permits("acme")).count())
                .isEqualTo(1);
        breaker.failed("acme");
        assertThat(breaker.permits("acme")).isFalse();
        now = now.plusSeconds(1);
        assertThat(breaker.permits("acme")).isTrue();
        breaker.worked("acme");
        assertThat(IntStream.range(0, 10).filter(i -> breaker.permits("acme")).count())
                .isEqualTo(10);
        assertThat(breaker.isOpen("acme")).isFalse();
    }

    @Test
    void isAskedWithoutTakingTheOneTry() {
        IntStream.range(0, 3).forEach(i -> breaker.failed("acme"));
        now = now.plusSeconds(1);
        assertThat(IntStream.range(0, 10).noneMatch(i -> breaker.spares("acme")))
                .isTrue();
        assertThat(breaker.permits("acme")).isTrue();
        assertThat(breaker.spares("acme")).isTrue();
    }

    @Test
    void letsAnotherTryWhereTheOneNeverCameBack() {
        IntStream.range(0, 3).forEach(i -> breaker.failed("acme"));
        now = now.plusSeconds(1);
        assertThat(breaker.permits("acme")).isTrue();
        now = now.plusSeconds(1);
        assertThat(breaker.permits("acme")).isTrue();
    }
}
