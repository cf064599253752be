package dev.freehold.operator.resource;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CreationTest {
    private static final Creation CREATION = new Creation("a-key", "2026-11-21T08:00:00Z");

    @Test
    void canBeAskedForForLessThanADay() {
        assertThat(CREATION.canBeAskedFor(Instant.parse("2026-11-21T08:00:00Z")))
                .isTrue();
        assertThat(CREATION.canBeAskedFor(Instant.parse("2026-11-22T06:59:59Z")))
                .isTrue();
        assertThat(CREATION.canBeAskedFor(Instant.parse("2026-11-22T07:00:00Z")))
                .isFalse();
    }
}
