package dev.freehold.controlplane.support;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.KeyFacts;
import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.command.HeartbeatRequest;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.command.OutcomeReport;
import dev.freehold.contracts.command.PlacementReport;
import dev.freehold.contracts.command.ProgressReport;
import dev.freehold.contracts.command.StepPlan;
import dev.freehold.contracts.command.StepReport;
import dev.freehold.contracts.command.WorkerAnnouncement;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.operation.StepState;
import dev.freehold.contracts.pool.MeasuredTenant;
import dev.freehold.contracts.pool.PoolMeasurement;
import dev.freehold.contracts.pool.PoolReport;

/** Plays a worker of one region over HTTP. */
public record Worker(String region, String name) {
    public Worker(String region) {
        this(region, "worker-of-" + region);
    }

    public Optional<Lease> tryLease(int waitSeconds) {
        Response response = ControlPlane.as(Tokens.worker(region))
                .body(Map.of("worker", name, "waitSeconds", waitSeconds))
                .post("/internal/v1/commands/lease");
        if (response.statusCode() == 204) {
            return Optional.empty();
        }
        return Optional.of(
                ContractJson.read(response.then().statusCode(200).extract().asString(), Lease.class));
    }

    public Lease lease() {
        return tryLease(5).orElseThrow(() -> new AssertionError("no command for " + region));
    }

    public Response heartbeat(Lease lease) {
        return post(lease, "heartbeat", new HeartbeatRequest(lease.attempt()));
    }

    public Response plan(Lease lease, String... steps) {
        return post(lease, "plan", new StepPlan(lease.attempt(), List.of(steps)));
    }

    public Response progress(Lease lease, ProgressReport.Told... steps) {
        return post(lease, "progress", new ProgressReport(lease.attempt(), List.of(steps)));
    }

    public Response step(Lease lease, String step, StepState state) {
        Failure failure = state == StepState.FAILED ? new Failure("pool_unreachable", "The pool is away.") : null;
        return post(lease, "steps", new StepReport(lease.attempt(), step, state, failure));
    }

    public Response succeed(Lease lease) {
        return succeed(lease, sealed(lease));
    }

    public Response retained(Lease lease, Instant until) {
        return post(
                lease,
                "outcome",
                new OutcomeReport(lease.attempt(), Outcome.SUCCEEDED, null, null, null, null, until, null));
    }

    /** An offboarding that failed after it had begun the retention. */
    public Response lost(Lease lease, Instant retainedUntil) {
        Failure failure = new Failure("database_lost", "There is nothing to archive.");
        return post(
                lease,
                "outcome",
                new OutcomeReport(
                        lease.attempt(), Outcome.FAILED, failure, "find_database", null, null, retainedUntil, null));
    }

    public Response exported(Lease lease, ArchiveSummary archive) {
        return post(
                lease,
                "outcome",
                new OutcomeReport(lease.attempt(), Outcome.SUCCEEDED, null, null, null, archive, null, null));
    }

    public Response dropped(Lease lease, String evidence) {
        return post(
                lease,
                "outcome",
                new OutcomeReport(lease.attempt(), Outcome.SUCCEEDED, null, null, null, null, null, evidence));
    }

    public Response succeed(Lease lease, @Nullable String sealed) {
        if (lease.command().kind() == OperationKind.DROP) {
            return dropped(lease, "evidence-of-" + lease.command().tenant());
        }
        return post(lease, "outcome", new OutcomeReport(lease.attempt(), Outcome.SUCCEEDED, null, null, sealed));
    }

    public Response end(Lease lease, Outcome outcome) {
        return end(lease, outcome, new Failure("pool_unreachable", "The pool is away."));
    }

    public Response end(Lease lease, Outcome outcome, @Nullable Failure failure) {
        return post(lease, "outcome", new OutcomeReport(lease.attempt(), outcome, failure, "create-database", null));
    }

    public Response publish(Lease lease, String sealed) {
        return post(lease, "placement", new PlacementReport(lease.attempt(), sealed));
    }

    public Response placement(Lease lease, int waitSeconds) {
        return ControlPlane.as(Tokens.worker(region))
                .get(
                        "/internal/v1/commands/{operation}/placement?attempt={attempt}&wait={wait}",
                        lease.command().operation().toString(),
                        lease.attempt(),
                        waitSeconds);
    }

    public Response announce(String sealingKey, Map<String, Integer> poolConnections) {
        String thumbprint =
                KeyFacts.of(SigningKey.generate("k").publicJwks()).thumbprints().getFirst();
        return ControlPlane.as(Tokens.worker(region))
                .body(ContractJson.write(
                        new WorkerAnnouncement(name, List.of(thumbprint), sealingKey, null, poolConnections)))
                .post("/internal/v1/workers");
    }

    /** As a worker that lets its region be told secrets. */
    public Response announce(OpeningKeys key) {
        KeyFacts facts = KeyFacts.of(key.publicJwks());
        return ControlPlane.as(Tokens.worker(region))
                .body(ContractJson.write(new WorkerAnnouncement(
                        name, facts.thumbprints(), facts.keyIds().getFirst(), key.publicJwks(), Map.of())))
                .post("/internal/v1/workers");
    }

    public Response report(String pool, boolean ready, @Nullable Integer sessions) {
        Failure failure = ready ? null : new Failure("pool_open_to_public", "PUBLIC may connect to postgres.");
        return ControlPlane.as(Tokens.worker(region))
                .body(ContractJson.write(new PoolReport(name, ready, failure, sessions)))
                .post("/internal/v1/pools/{pool}/report", pool);
    }

    public Response measured(String pool, @Nullable Long bytes, MeasuredTenant... tenants) {
        return ControlPlane.as(Tokens.worker(region))
                .body(ContractJson.write(new PoolMeasurement(List.of(tenants), bytes)))
                .post("/internal/v1/pools/{pool}/measurement", pool);
    }

    public static String sealed(Lease lease) {
        return "sealed-placement-of-" + lease.command().tenant();
    }

    private Response post(Lease lease, String report, Object body) {
        return ControlPlane.as(Tokens.worker(region))
                .body(ContractJson.write(body))
                .post(
                        "/internal/v1/commands/{operation}/" + report,
                        lease.command().operation().toString());
    }
}
