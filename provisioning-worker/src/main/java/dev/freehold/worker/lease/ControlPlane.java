package dev.freehold.worker.lease;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import dev.freehold.contracts.command.Heartbeat;
import dev.freehold.contracts.command.HeartbeatRequest;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.LeaseRequest;
import dev.freehold.contracts.command.OutcomeReport;
import dev.freehold.contracts.command.PlacementProgress;
import dev.freehold.contracts.command.PlacementReport;
import dev.freehold.contracts.command.ProgressReport;
import dev.freehold.contracts.command.StepPlan;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.worker.saga.LeaseLostException;

import static java.util.Objects.requireNonNull;

/** Talks to the control plane. A 409 is a {@link LeaseLostException}, what it will never take a {@link ReportRefusedException}; short disturbances are sat out. */
@Singleton
public class ControlPlane {
    private static final int CONFLICT = 409;
    private static final Set<Integer> MAY_PASS = Set.of(408, 429);

    private final ControlPlaneApi api;

    public ControlPlane(@RestClient ControlPlaneApi api) {
        this.api = requireNonNull(api, "api is null");
    }

    public Optional<Lease> lease(LeaseRequest request) {
        return Optional.ofNullable(api.lease(request).getEntity());
    }

    @Retry(
            maxRetries = 2,
            delay = 200,
            jitter = 100,
            abortOn = {LeaseLostException.class, ReportRefusedException.class})
    public void plan(OperationId operation, StepPlan plan) {
        report(() -> api.plan(operation, plan));
    }

    @Retry(
            maxRetries = 2,
            delay = 200,
            jitter = 100,
            abortOn = {LeaseLostException.class, ReportRefusedException.class})
    public Heartbeat heartbeat(OperationId operation, HeartbeatRequest request) {
        return answered(() -> api.heartbeat(operation, request));
    }

    @Retry(
            maxRetries = 2,
            delay = 200,
            jitter = 100,
            abortOn = {LeaseLostException.class, ReportRefusedException.class})
    public void progress(OperationId operation, ProgressReport progress) {
        report(() -> api.progress(operation, progress));
    }

    @Retry(
            maxRetries = 2,
            delay = 200,
            jitter = 100,
            abortOn = {LeaseLostException.class, ReportRefusedException.class})
    public PlacementProgress publish(OperationId operation, PlacementReport report) {
        return answered(() -> api.publish(operation, report));
    }

    @Retry(
            maxRetries = 2,
            delay = 200,
            jitter = 100,
            abortOn = {LeaseLostException.class, ReportRefusedException.class})
    public PlacementProgress placement(OperationId operation, int attempt, int waitSeconds) {
        return answered(() -> api.placement(operation, attempt, waitSeconds));
    }

    public void outcome(OperationId operation, OutcomeReport outcome) {
        report(() -> api.outcome(operation, outcome));
    }

    private static void report(Runnable call) {
        answered(() -> {
            call.run();
            return true;
        });
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status == CONFLICT) {
                throw new LeaseLostException("the control plane has given the command to another attempt", e);
            }
            if (status >= 400 && status < 500 && !MAY_PASS.contains(status)) {
                throw new ReportRefusedException(status, e);
            }
            throw e;
        }
    }
}
