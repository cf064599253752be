package dev.freehold.worker.lease;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.OutcomeReport;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.worker.lifecycle.Conducted;
import dev.freehold.worker.lifecycle.Lifecycle;
import dev.freehold.worker.saga.Pause;
import dev.freehold.worker.saga.SagaEnd;
import dev.freehold.worker.saga.StoppedException;

import static dev.freehold.worker.platform.LogKeys.KIND;
import static dev.freehold.worker.platform.LogKeys.OPERATION;
import static dev.freehold.worker.platform.LogKeys.OUTCOME;
import static dev.freehold.worker.platform.LogKeys.REASON;
import static java.util.Objects.requireNonNull;

/** Runs one leased command to its outcome, inside the trace of the request that asked for it. */
@Singleton
final class LeasedRun {
    private static final Logger LOG = Logger.getLogger(LeasedRun.class);
    private static final Duration OUTCOME_RETRY = Duration.ofSeconds(1);
    private static final TextMapGetter<Map<String, String>> HEADERS = new HeaderMap();

    private final ControlPlane controlPlane;
    private final Lifecycle lifecycle;
    private final Tracer tracer;
    private final MeterRegistry meters;
    private final Clock clock;
    private final boolean waitsForReports;

    LeasedRun(
            ControlPlane controlPlane,
            Lifecycle lifecycle,
            Tracer tracer,
            MeterRegistry meters,
            Clock clock,
            @ConfigProperty(name = "freehold.worker.wait-for-reports") boolean waitsForReports) {
        this.controlPlane = requireNonNull(controlPlane, "controlPlane is null");
        this.lifecycle = requireNonNull(lifecycle, "lifecycle is null");
        this.tracer = requireNonNull(tracer, "tracer is null");
        this.meters = requireNonNull(meters, "meters is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.waitsForReports = waitsForReports;
    }

    /** Runs on the calling thread, which is interrupted when the lease is lost. */
    void run(Lease lease) {
        Span span = span(lease);
        LeaseGuard guard =
                new LeaseGuard(System::nanoTime, Duration.ofSeconds(lease.leaseSeconds()), Thread.currentThread());
        try (Scope _ = span.makeCurrent();
                Heart _ = new Heart(controlPlane, lease, guard);
                Reporter reporter = new Reporter(controlPlane, lease, guard)) {
            conduct(lease, guard, reporter);
        } catch (StoppedException stopped) {
            LOG.infof(
                    "A command was stopped." + REASON + OPERATION,
                    stopped.getMessage(),
                    lease.command().operation());
        } catch (Throwable broken) {
            LOG.errorf(
                    broken,
                    "A command ended untold." + OPERATION,
                    lease.command().operation());
        } finally {
            span.end();
        }
    }

    private void conduct(Lease lease, LeaseGuard guard, Reporter reporter) {
        Command command = lease.command();
        var times = new StepTimes(meters, clock, command.kind());
        LeaseJournal journal = new LeaseJournal(reporter, waitsForReports, lease, guard, times);
        Conducted conducted = conduct(lease, journal);
        String outcome = conducted.end().outcome().wireName();
        LOG.infof("A command ended." + OPERATION + KIND + OUTCOME, command.operation(), command.kind(), outcome);
        meters.counter("freehold.worker.outcomes", "kind", command.kind().wireName(), "outcome", outcome)
                .increment();
        tell(lease, guard, reporter, report(lease, conducted));
    }

    /** Whatever breaks off a run, a JVM error too, is told: untold it would happen again at every lease, seen by nobody. */
    private Conducted conduct(Lease lease, LeaseJournal journal) {
        try {
            return lifecycle.conduct(lease, journal, new LeasedDesk(controlPlane, lease));
        } catch (StoppedException stopped) {
            throw stopped;
        } catch (Throwable broken) {
            LOG.errorf(
                    broken, "A command broke off." + OPERATION, lease.command().operation());
            Failure failure =
                    new Failure("internal_error", "Something went wrong inside the worker; its log says more.");
            return new Conducted(SagaEnd.retry(failure, null));
        }
    }

    /** Without it the work would be done again, so it is tried for as long as the lease holds. */
    private void tell(Lease lease, LeaseGuard guard, Reporter reporter, OutcomeReport report) {
        // An interrupt was to end the work; whether the outcome may be told is for the lease to say.
        boolean _ = Thread.interrupted();
        while (true) {
            guard.require();
            if (isTold(lease, reporter, report)) {
                return;
            }
            Pause.REAL.of(OUTCOME_RETRY);
        }
    }

    private boolean isTold(Lease lease, Reporter reporter, OutcomeReport report) {
        OperationId operation = lease.command().operation();
        try {
            reporter.flush();
            controlPlane.outcome(operation, report);
            return true;
        } catch (StoppedException lost) {
            throw lost;
        } catch (ReportRefusedException refused) {
            LOG.errorf("An outcome is refused." + REASON + OPERATION, refused.getMessage(), operation);
        } catch (RuntimeException e) {
            LOG.debugf(e, "An outcome waits." + OPERATION, operation);
        }
        return false;
    }

    private static OutcomeReport report(Lease lease, Conducted conducted) {
        return new OutcomeReport(
                lease.attempt(),
                conducted.end().outcome(),
                conducted.end().failure(),
                conducted.end().failedStep(),
                conducted.sealedPlacement().orElse(null),
                conducted.archive().orElse(null),
                conducted.retainedUntil().orElse(null),
                conducted.evidence().orElse(null));
    }

    private Span span(Lease lease) {
        Map<String, String> headers =
                lease.traceparent() == null ? Map.of() : Map.of("traceparent", lease.traceparent());
        Context asked = W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, HEADERS);
        return tracer.spanBuilder("command " + lease.command().kind().wireName())
                .setParent(asked)
                .setAttribute("freehold.operation", lease.command().operation().toString())
                .setAttribute("freehold.tenant", lease.command().tenant().toString())
                .setAttribute("freehold.attempt", lease.attempt())
                .startSpan();
    }

    private static final class HeaderMap implements TextMapGetter<Map<String, String>> {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> headers, String key) {
            return headers == null ? null : headers.get(key);
        }
    }
}
