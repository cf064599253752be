package dev.freehold.worker.lease;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.ws.rs.WebApplicationException;
import org.jboss.resteasy.reactive.RestResponse;

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

/** The control plane's end of reports, at the edge of the network: remembers them, or answers with a status that refuses. */
final class Reports implements ControlPlaneApi {
    final List<String> told = new CopyOnWriteArrayList<>();
    final List<OutcomeReport> outcomes = new ArrayList<>();
    volatile int status = 204;
    int requests;

    @Override
    public RestResponse<Lease> lease(LeaseRequest request) {
        return RestResponse.noContent();
    }

    @Override
    public void plan(OperationId operation, StepPlan plan) {
        answer();
    }

    @Override
    public Heartbeat heartbeat(OperationId operation, HeartbeatRequest request) {
        answer();
        return new Heartbeat(3600);
    }

    @Override
    public void progress(OperationId operation, ProgressReport report) {
        answer();
        report.steps().forEach(step -> told.add(step.step() + " " + step.state()));
        requests++;
    }

    @Override
    public void outcome(OperationId operation, OutcomeReport report) {
        answer();
        outcomes.add(report);
    }

    @Override
    public PlacementProgress publish(OperationId operation, PlacementReport report) {
        answer();
        return new PlacementProgress(true, true, List.of());
    }

    @Override
    public PlacementProgress placement(OperationId operation, int attempt, int wait) {
        answer();
        return new PlacementProgress(false, false, List.of());
    }

    private void answer() {
        if (status >= 400) {
            throw new WebApplicationException(status);
        }
    }
}
