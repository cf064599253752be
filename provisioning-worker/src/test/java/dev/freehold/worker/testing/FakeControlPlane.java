package dev.freehold.worker.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.command.Heartbeat;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.OutcomeReport;
import dev.freehold.contracts.command.ProgressReport;
import dev.freehold.contracts.command.StepPlan;
import dev.freehold.contracts.command.StepProgress;
import dev.freehold.contracts.command.StepReport;
import dev.freehold.contracts.command.WorkerAnnouncement;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.problem.Problem;

import static org.awaitility.Awaitility.await;

/** The internal API for workers, as far as a worker can tell; at the network's edge. */
public final class FakeControlPlane implements AutoCloseable {
    public final BlockingQueue<Lease> leases = new LinkedBlockingQueue<>();
    public final Queue<StepPlan> plans = new ConcurrentLinkedQueue<>();
    public final Queue<StepReport> steps = new ConcurrentLinkedQueue<>();
    public final Queue<StepProgress> progress = new ConcurrentLinkedQueue<>();
    public final BlockingQueue<OutcomeReport> outcomes = new LinkedBlockingQueue<>();
    public final Set<String> lostOperations = ConcurrentHashMap.newKeySet();
    public final Set<String> traceparents = ConcurrentHashMap.newKeySet();

    public final BlockingQueue<WorkerAnnouncement> announcements = new LinkedBlockingQueue<>();
    private final AtomicInteger asking = new AtomicInteger();
    public final AtomicReference<@Nullable Problem> refuseWorkersWith = new AtomicReference<>();
    /** How many announcements are answered as by a control plane that knows nothing of them. */
    public final AtomicInteger notFoundFor = new AtomicInteger();

    private final HttpServer server;

    public FakeControlPlane() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/v1/commands/", this::serve);
        server.createContext("/internal/v1/workers", this::admit);
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public void lose(OperationId operation) {
        lostOperations.add(operation.toString());
    }

    public OutcomeReport awaitOutcome() throws InterruptedException {
        return Optional.ofNullable(outcomes.poll(5, TimeUnit.MINUTES))
                .orElseThrow(() -> new AssertionError("no outcome within 5 min; steps so far: " + steps));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            List<String> path = List.of(exchange.getRequestURI().getPath().split("/"));
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!authorization.startsWith("Bearer ey")) {
                answer(exchange, 401, "");
            } else if (path.getLast().equals("lease")) {
                lease(exchange);
            } else if (lostOperations.contains(path.get(path.size() - 2))) {
                answer(exchange, 409, "{\"code\":\"lease_lost\"}");
            } else {
                report(exchange, path.getLast(), body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void admit(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            announcements.add(ContractJson.read(body, WorkerAnnouncement.class));
            Problem refusal = refuseWorkersWith.get();
            if (refusal != null) {
                answer(exchange, refusal.status(), ContractJson.write(refusal));
            } else {
                answer(exchange, announcements.size() <= notFoundFor.get() ? 404 : 204, "");
            }
        }
    }

    private void lease(HttpExchange exchange) throws IOException, InterruptedException {
        asking.incrementAndGet();
        try {
            Lease lease = leases.poll(5, TimeUnit.SECONDS);
            answer(exchange, lease == null ? 204 : 200, lease == null ? "" : ContractJson.write(lease));
        } finally {
            asking.decrementAndGet();
        }
    }

    /** To be called after a worker's end: what it still asks for would be lent to nobody. */
    public void awaitNobodyAsks() {
        await().atMost(Duration.ofSeconds(30)).until(() -> asking.get() == 0);
    }

    private void report(HttpExchange exchange, String kind, String body) throws IOException {
        traceparents.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
        if (kind.equals("heartbeat")) {
            answer(exchange, 200, ContractJson.write(new Heartbeat(30)));
            return;
        }
        boolean known = switch (kind) {
            case "plan" -> plans.add(ContractJson.read(body, StepPlan.class));
            case "progress" -> told(ContractJson.read(body, ProgressReport.class));
            case "outcome" -> outcomes.add(ContractJson.read(body, OutcomeReport.class));
            default -> false;
        };
        answer(exchange, known ? 204 : 404, "");
    }

    private boolean told(ProgressReport report) {
        report.steps().stream()
                .map(ProgressReport.Told::progress)
                .filter(Objects::nonNull)
                .forEach(progress::add);
        return steps.addAll(steps(report));
    }

    private static List<StepReport> steps(ProgressReport report) {
        return report.steps().stream()
                .map(told -> new StepReport(report.attempt(), told.step(), told.state(), told.failure()))
                .toList();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
