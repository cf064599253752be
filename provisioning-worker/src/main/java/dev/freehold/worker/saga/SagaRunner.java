package dev.freehold.worker.saga;

import java.util.List;
import java.util.Optional;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import org.jboss.logging.Logger;

import static dev.freehold.worker.platform.LogKeys.CODE;
import static dev.freehold.worker.platform.LogKeys.STEP;
import static java.util.Objects.requireNonNull;

/** Runs the steps of a saga one after the other, or undoes them in reverse, with a span a step. */
public final class SagaRunner {
    private static final Logger LOG = Logger.getLogger(SagaRunner.class);

    private final FailureJudge judge;
    private final Tracer tracer;

    public SagaRunner(FailureJudge judge, Tracer tracer) {
        this.judge = requireNonNull(judge, "judge is null");
        this.tracer = requireNonNull(tracer, "tracer is null");
    }

    /** @throws StoppedException if the attempt is no longer the one that may act */
    public SagaEnd run(Saga saga, SagaJournal journal) {
        return each(saga.steps(), saga, journal, step -> forward(step, journal))
                .map(failed -> SagaEnd.failed(saga.kind(), failed.verdict(), failed.step(), failed.gate()))
                .orElse(SagaEnd.SUCCEEDED);
    }

    /**
     * Undoes every step, also those that were never reported: a call that timed out may have happened.
     *
     * @throws StoppedException if the attempt is no longer the one that may act
     */
    public SagaEnd compensate(Saga saga, SagaJournal journal) {
        return each(saga.steps().reversed(), saga, journal, step -> backward(step, journal))
                .map(failed -> SagaEnd.retry(failed.verdict().failure(), failed.step()))
                .orElse(SagaEnd.COMPENSATED);
    }

    private Optional<Failed> each(List<Step> steps, Saga saga, SagaJournal journal, Work work) {
        journal.planned(saga.stepNames());
        for (Step step : steps) {
            Optional<Failed> failed = attempt(step, journal, work);
            if (failed.isPresent()) {
                return failed;
            }
        }
        return Optional.empty();
    }

    private Optional<Failed> attempt(Step step, SagaJournal journal, Work work) {
        Span span = tracer.spanBuilder("step " + step.name()).startSpan();
        try (Scope _ = span.makeCurrent()) {
            work.on(step);
            return Optional.empty();
        } catch (StoppedException stopped) {
            throw stopped;
        } catch (RuntimeException thrown) {
            // A stop that reached the step as an error of its own (an interrupted read, a terminated backend) is still
            // a stop.
            journal.requireCurrent();
            FailureVerdict verdict = judge.judge(thrown);
            LOG.warnf(
                    thrown,
                    "A step failed." + STEP + CODE,
                    step.name(),
                    verdict.failure().code());
            span.setStatus(StatusCode.ERROR, verdict.failure().code());
            journal.failed(step.name(), verdict.failure());
            return Optional.of(new Failed(step.name(), verdict, step.gate()));
        } finally {
            span.end();
        }
    }

    private static void forward(Step step, SagaJournal journal) {
        journal.requireCurrent();
        if (!step.detect()) {
            journal.started(step.name());
            journal.requireCurrent();
            step.act();
            journal.requireCurrent();
        }
        step.verify();
        journal.succeeded(step.name());
    }

    private static void backward(Step step, SagaJournal journal) {
        journal.requireCurrent();
        step.compensate();
        journal.compensated(step.name());
    }

    @FunctionalInterface
    private interface Work {
        void on(Step step);
    }

    private record Failed(String step, FailureVerdict verdict, boolean gate) {}
}
