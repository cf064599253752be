package dev.freehold.controlplane.command;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTest {
    private static final int MAX = 8;

    @ParameterizedTest
    @CsvSource({
        "PROVISION, false, 7, RETRY,       TryAgain",
        "PROVISION, false, 8, RETRY,       TurnBack",
        "PROVISION, true,  9, RETRY,       TryAgain",
        "PROVISION, false, 1, COMPENSATE,  TurnBack",
        "PROVISION, true,  1, COMPENSATE,  TryAgain",
        "PROVISION, true,  1, COMPENSATED, Compensated",
        "PROVISION, false, 1, FAILED,      Failed",
        "PROVISION, true,  1, FAILED,      TryAgain",
        "RESUME,    false, 7, RETRY,       TryAgain",
        "RESUME,    false, 8, RETRY,       TurnBack",
        "RESUME,    false, 1, FAILED,      TurnBack",
        "RESUME,    false, 1, COMPENSATE,  TurnBack",
        "RESUME,    true,  9, RETRY,       TryAgain",
        "RESUME,    true,  1, COMPENSATED, Compensated",
        "VERIFY,    false, 7, RETRY,       TryAgain",
        "VERIFY,    false, 8, RETRY,       Failed",
        "VERIFY,    false, 1, COMPENSATE,  Failed",
        "VERIFY,    false, 1, COMPENSATED, Failed",
        "VERIFY,    false, 1, FAILED,      Failed",
        "ROTATE,    false, 7, RETRY,       TryAgain",
        "ROTATE,    false, 8, RETRY,       TurnBack",
        "ROTATE,    false, 1, COMPENSATE,  TurnBack",
        "ROTATE,    true,  1, COMPENSATED, Compensated",
    })
    void followsFromTheOutcome(OperationKind kind, boolean compensating, int tries, Outcome outcome, String expected) {
        assertThat(Verdict.of(kind, compensating, false, tries, MAX, outcome)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.class, names = "SUCCEEDED", mode = EnumSource.Mode.EXCLUDE)
    void neverGivesUpWhatMustGoForward(Outcome outcome) {
        assertThat(Verdict.of(OperationKind.ROTATE, false, true, 1000, MAX, outcome))
                .isEqualTo(new Verdict.TryAgain());
        assertThat(Verdict.of(OperationKind.SUSPEND, false, false, 1000, MAX, outcome))
                .isEqualTo(new Verdict.TryAgain());
        for (OperationKind gated : List.of(OperationKind.DROP, OperationKind.OFFBOARD)) {
            assertThat(Verdict.of(gated, false, false, 1000, MAX, outcome))
                    .isEqualTo(outcome == Outcome.FAILED ? new Verdict.Failed() : new Verdict.TryAgain());
        }
    }

    @Test
    void endsWithSuccessWhateverTheKind() {
        for (OperationKind kind : OperationKind.values()) {
            assertThat(Verdict.of(kind, false, false, 1, MAX, Outcome.SUCCEEDED))
                    .isEqualTo(new Verdict.Succeeded());
        }
    }
}
