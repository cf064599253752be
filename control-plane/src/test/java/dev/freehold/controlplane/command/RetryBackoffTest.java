package dev.freehold.controlplane.command;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryBackoffTest {
    private final RetryBackoff backoff =
            new RetryBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random(42));

    @ParameterizedTest
    @CsvSource({
        "0, 1000, 1000",
        "1, 1000, 1000",
        "2, 1000, 2000",
        "4, 4000, 8000",
        "6, 15000, 30000",
        "900, 15000, 30000"
    })
    void growsWithTheTriesWithinItsBounds(int tries, long atLeast, long atMost) {
        for (int i = 0; i < 200; i++) {
            assertThat(backoff.after(tries).toMillis()).isBetween(atLeast, atMost);
        }
    }

    @Test
    void differsFromOneToTheNext() {
        assertThat(backoff.after(6)).isNotEqualTo(backoff.after(6));
    }
}
