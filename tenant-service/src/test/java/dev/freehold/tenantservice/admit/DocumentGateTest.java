package dev.freehold.tenantservice.admit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.region.DataPlaneLease;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.platform.ProblemException;
import dev.freehold.tenantservice.resolve.CurrentTenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DocumentGateTest {
    private static final TenantId ACME = TenantId.parse("0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5");
    private static final TenantId GLOBEX = TenantId.parse("0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f6");
    private static final Instant LATE_IN_JANUARY = Instant.parse("2026-01-31T23:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(LATE_IN_JANUARY);
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    };
    private final DocumentGate gate = new DocumentGate(new CurrentTenant(), new Admission(clock), clock);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void allowsWhatThePlanAllowsAndSaysWhenTheMonthIsOver() {
        assertThat(written(ACME, 100, 200)).isEqualTo(100);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> gate.pass(ACME, 100, since -> 100))
                .satisfies(refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.DOCUMENTS_EXCEEDED.wireName());
                    assertThat(refused.retrySeconds()).isEqualTo(3_600);
                });
        assertThat(written(GLOBEX, 100, 5)).as("another tenant").isEqualTo(5);
    }

    @Test
    void asksSeldomWhileMuchIsLeft() {
        assertThat(written(ACME, 100_000, 50_001)).isEqualTo(50_001);
        assertThat(asked.get()).isEqualTo(2);
    }

    @Test
    void leavesOtherProcessesTheirShare() {
        gate.divide(new DataPlaneLease(30, 5, 4, Map.of()));
        assertThat(written(ACME, 1_000, 126)).isEqualTo(126);
        assertThat(asked.get()).as("125 of the 500 that half of it is").isEqualTo(2);
    }

    @Test
    void beginsAnewWithTheMonthAndWithAnotherPlan() {
        assertThat(written(ACME, 10, 20)).isEqualTo(10);
        now.set(LATE_IN_JANUARY.plus(Duration.ofHours(1)));
        assertThat(written(ACME, 10, 5)).isEqualTo(5);
        now.set(LATE_IN_JANUARY);
        assertThat(written(ACME, 10, 20)).isEqualTo(10);
        assertThat(written(ACME, 1_000, 20)).isEqualTo(20);
    }

    @Test
    void exceedsTheLimitByNoMoreThanAnotherProcessWasAllowedWithinTheLastMinute() {
        DocumentGate other = new DocumentGate(new CurrentTenant(), new Admission(clock), clock);
        DataPlaneLease two = new DataPlaneLease(30, 5, 2, Map.of());
        gate.divide(two);
        other.divide(two);
        AtomicInteger there = new AtomicInteger();
        assertThat(written(gate, there, 1)).as("its share of half is 250").isOne();
        assertThat(written(other, there, 2_000)).isEqualTo(999);
        assertThat(written(gate, there, 100)).isEqualTo(100);
        gate.forget();
        assertThat(written(gate, there, 2_000)).isZero();
    }

    /** How many of so many tries got through, of a thousand that the plan allows. */
    private static int written(DocumentGate through, AtomicInteger there, int tries) {
        int before = there.get();
        for (int i = 0; i < tries; i++) {
            try {
                through.pass(ACME, 1_000, since -> there.get());
                there.incrementAndGet();
            } catch (ProblemException refused) {
                // counted by its absence
            }
        }
        return there.get() - before;
    }

    /** How many of so many tries got through, none of them there before. */
    private int written(TenantId tenant, int limit, int tries) {
        AtomicInteger written = new AtomicInteger();
        for (int i = 0; i < tries; i++) {
            try {
                gate.pass(tenant, limit, since -> {
                    asked.incrementAndGet();
                    return written.get();
                });
                written.incrementAndGet();
            } catch (ProblemException refused) {
                // counted by its absence
            }
        }
        return written.get();
    }
}
