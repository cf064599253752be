package dev.freehold.worker.saga;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.worker.testing.TestJournal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SagaRunnerTest {
    private final List<String> calls = new ArrayList<>();
    private final TestJournal journal = TestJournal.whole();
    private final SagaRunner runner = new SagaRunner(
            thrown -> thrown instanceof StepFailedException ours
                    ? ours.verdict()
                    : new FailureVerdict(new Failure("unforeseen", "Unforeseen."), false),
            OpenTelemetry.noop().getTracer("test"));

    @Test
    void detectsActsAndVerifiesEachStepInOrder() {
        Saga saga = saga(OperationKind.PROVISION, new Recorded("one"), new Recorded("two"));
        assertThat(runner.run(saga, journal)).isEqualTo(SagaEnd.SUCCEEDED);
        assertThat(calls).containsExactly("detect one", "act one", "verify one", "detect two", "act two", "verify two");
        assertThat(journal.plan).containsExactly("one", "two");
        assertThat(journal.succeeded).containsExactly("one", "two");
    }

    @Test
    void doesNotActWhereTheEffectIsThere() {
        runner.run(saga(OperationKind.PROVISION, new Recorded("one", Set.of("detect"), Set.of())), journal);
        assertThat(calls).containsExactly("detect one", "verify one");
    }

    @ParameterizedTest
    @CsvSource({
        "PROVISION, true, RETRY",
        "PROVISION, false, COMPENSATE",
        "RESUME, true, RETRY",
        "RESUME, false, COMPENSATE",
        "SUSPEND, false, RETRY",
        "DROP, false, RETRY",
        "VERIFY, true, RETRY",
        "VERIFY, false, FAILED",
    })
    void endsAsTheFailureAndTheKindDemand(OperationKind kind, boolean retryable, Outcome outcome) {
        var failing = new Recorded("two", Set.of(), Set.of(retryable ? "act retryably" : "act"));
        SagaEnd end = runner.run(saga(kind, new Recorded("one"), failing, new Recorded("three")), journal);
        assertThat(end.outcome()).isEqualTo(outcome);
        assertThat(end.failedStep()).isEqualTo("two");
        assertThat(journal.failed).containsOnlyKeys("two");
        assertThat(calls).doesNotContain("detect three");
    }

    @Test
    void undoesAllStepsInReverseAlsoThoseThatNeverRan() {
        Saga saga = saga(OperationKind.PROVISION, new Recorded("one"), new Recorded("two"));
        assertThat(runner.compensate(saga, journal)).isEqualTo(SagaEnd.COMPENSATED);
        assertThat(calls).containsExactly("compensate two", "compensate one");
        assertThat(journal.compensated).containsExactly("two", "one");
    }

    @Test
    void triesAnUndoingAgainWhateverTheReason() {
        Saga saga =
                saga(OperationKind.PROVISION, new Recorded("one"), new Recorded("two", Set.of(), Set.of("compensate")));
        assertThat(runner.compensate(saga, journal).outcome()).isEqualTo(Outcome.RETRY);
        assertThat(calls).doesNotContain("compensate one");
    }

    @Test
    void stopsSilentlyOnceTheAttemptIsNoLongerTheOneThatMayAct() {
        TestJournal lost = TestJournal.brokenAfter("one");
        assertThatExceptionOfType(StoppedException.class)
                .isThrownBy(() -> runner.run(saga(OperationKind.PROVISION, new Recorded("one")), lost));
        assertThat(calls).containsExactly("detect one", "act one");
        assertThat(lost.failed).isEmpty();
    }

    @Test
    void refusesTwoStepsOfOneName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> saga(OperationKind.DROP, new Recorded("one"), new Recorded("one")));
    }

    private static Saga saga(OperationKind kind, Step... steps) {
        return new Saga(kind, List.of(steps));
    }

    private final class Recorded implements Step {
        private final String name;
        private final Set<String> there;
        private final Set<String> failing;

        Recorded(String name) {
            this(name, Set.of(), Set.of());
        }

        Recorded(String name, Set<String> there, Set<String> failing) {
            this.name = name;
            this.there = there;
            this.failing = failing;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean detect() {
            record("detect");
            return there.contains("detect");
        }

        @Override
        public void act() {
            record("act");
        }

        @Override
        public void verify() {
            record("verify");
        }

        @Override
        public void compensate() {
            record("compensate");
        }

        private void record(String method) {
            calls.add(method + " " + name);
            if (failing.contains(method)) {
                throw new IllegalStateException("as the test wants it");
            }
            if (failing.contains(method + " retryably")) {
                throw StepFailedException.retryable("busy", "Busy.");
            }
        }
    }
}
