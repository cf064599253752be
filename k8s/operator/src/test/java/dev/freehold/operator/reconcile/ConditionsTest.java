package dev.freehold.operator.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.fabric8.kubernetes.api.model.Condition;
import org.junit.jupiter.api.Test;

import static dev.freehold.operator.reconcile.Finding.Type.Degraded;
import static dev.freehold.operator.reconcile.Finding.Type.Ready;
import static org.assertj.core.api.Assertions.assertThat;

class ConditionsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void keepTheTimeWhileNothingChanges() {
        List<Condition> first = new Conditions(List.of()).after(List.of(Finding.yes(Ready, "Served", "a")), 1, NOW);

        List<Condition> second =
                new Conditions(first).after(List.of(Finding.yes(Ready, "Served", "b")), 2, NOW.plusSeconds(60));

        assertThat(second).singleElement().satisfies(condition -> {
            assertThat(condition.getLastTransitionTime()).isEqualTo("2026-11-21T08:00:00Z");
            assertThat(condition.getMessage()).isEqualTo("b");
            assertThat(condition.getObservedGeneration()).isEqualTo(2);
        });
    }

    @Test
    void beginAnewWithAnotherReason() {
        List<Condition> first = new Conditions(List.of()).after(List.of(Finding.no(Ready, "Suspended", "")), 1, NOW);

        List<Condition> second =
                new Conditions(first).after(List.of(Finding.no(Ready, "Gone", "")), 1, NOW.plusSeconds(60));

        assertThat(second.getFirst().getLastTransitionTime()).isEqualTo("2026-11-21T08:01:00Z");
    }

    @Test
    void stayAsTheyWereWhereNothingIsFound() {
        List<Condition> first = new Conditions(List.of()).after(List.of(Finding.yes(Ready, "Served", "")), 1, NOW);

        assertThat(new Conditions(first).after(List.of(Finding.yes(Degraded, "Refused", "")), 1, NOW))
                .extracting(Condition::getType)
                .containsExactly("Ready", "Degraded");
    }

    @Test
    void knowHowLongSomethingHasLasted() {
        Conditions conditions = new Conditions(
                new Conditions(List.of()).after(List.of(Finding.yes(Degraded, "Unreachable", "")), 1, NOW));

        assertThat(conditions.trueFor(Degraded, "Unreachable", NOW.plusSeconds(8)))
                .hasSeconds(8);
        assertThat(conditions.trueFor(Degraded, "Refused", NOW.plusSeconds(8))).isEqualTo(Duration.ZERO);
        assertThat(conditions.trueFor(Ready, "Served", NOW)).isEqualTo(Duration.ZERO);
    }
}
