package dev.freehold.operator.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeletionTurnsTest {
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private final MovableClock clock = new MovableClock();
    private final DeletionTurns turns = new DeletionTurns(2, clock);

    @Test
    void areGivenToSoManyAnHour() {
        assertThat(turns.take("a")).isTrue();
        clock.pass(Duration.ofMinutes(10));
        assertThat(turns.take("b")).isTrue();

        assertThat(turns.take("c")).isFalse();
        assertThat(turns.next()).contains(START.plus(Duration.ofHours(1)));
        clock.pass(Duration.ofMinutes(50));
        assertThat(turns.take("c")).isTrue();
        assertThat(turns.take("d")).isFalse();
    }

    @Test
    void areKeptByWhoHasThem() {
        turns.take("a");
        turns.take("b");

        assertThat(turns.take("a")).isTrue();
        assertThat(turns.take("b")).isTrue();
    }

    @Test
    void areNotGivenWhereNoneIsToBeEnded() {
        DeletionTurns none = new DeletionTurns(0, clock);

        assertThat(none.take("a")).isFalse();
        assertThat(none.next()).isEmpty();
    }

    private static final class MovableClock extends Clock {
        private Instant now = START;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
