package dev.freehold.tenantservice.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.HttpExchange;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.region.DataPlaneLease;
import dev.freehold.contracts.region.DataPlaneReport;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;

/** The control plane's feed of routes at its edge: signed, versioned, long-polled. */
public final class FakeControlPlane implements AutoCloseable {
    static final String PROCESS_TOKEN = "process-token";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private record Versioned(long version, Route route) {}

    private final EdgeServer server = new EdgeServer();
    private final Region region;
    private final SigningKey authority;
    private final Map<TenantId, Versioned> routes = new LinkedHashMap<>();
    private final AtomicReference<UnaryOperator<String>> tampering = new AtomicReference<>(UnaryOperator.identity());
    private final AtomicInteger tampered = new AtomicInteger();
    private final List<DataPlaneReport> reports = new CopyOnWriteArrayList<>();
    private final List<String> left = new CopyOnWriteArrayList<>();
    private final AtomicInteger liveProcesses = new AtomicInteger(1);
    private boolean gap;
    private long version = 1;

    FakeControlPlane(Region region, SigningKey authority) {
        this.region = region;
        this.authority = authority;
        server.on("/internal/v1/routes", this::answer);
        server.on("/internal/v1/data-planes", this::lease);
        server.start();
    }

    public String url() {
        return server.url();
    }

    public synchronized void publish(Route... changed) {
        version++;
        Arrays.stream(changed).forEach(route -> routes.put(route.tenant(), new Versioned(version, route)));
        notifyAll();
    }

    /** From now on every feed is changed on its way. */
    public void tamper(UnaryOperator<String> change) {
        tampering.set(change);
    }

    /** What processes said of themselves, in order. */
    public List<DataPlaneReport> reports() {
        return List.copyOf(reports);
    }

    /** Which processes said that they end. */
    public List<String> left() {
        return List.copyOf(left);
    }

    /** How many processes it tells each that there are. */
    public void say(int processes) {
        liveProcesses.set(processes);
    }

    public synchronized long version() {
        return version;
    }

    /** The next changes are sent as if the reader had seen some before them. */
    public synchronized void loseChanges() {
        gap = true;
    }

    /** As after a restore: versions begin again. */
    public synchronized void beginAgain() {
        version = 1;
        routes.replaceAll((tenant, known) -> new Versioned(1, known.route()));
        notifyAll();
    }

    public int tampered() {
        return tampered.get();
    }

    public void stop() {
        server.close();
    }

    public void start() {
        server.start();
    }

    @Override
    public void close() {
        stop();
    }

    private EdgeServer.Answer lease(HttpExchange exchange) {
        if (!("Bearer " + PROCESS_TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new EdgeServer.Answer(401, "application/problem+json", "");
        }
        if (exchange.getRequestMethod().equals("DELETE")) {
            left.add(exchange.getRequestURI().getPath());
            return new EdgeServer.Answer(204, "application/json", "");
        }
        try {
            reports.add(ContractJson.read(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    DataPlaneReport.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EdgeServer.Answer(
                200, "application/json", ContractJson.write(new DataPlaneLease(30, 1, liveProcesses.get(), Map.of())));
    }

    private EdgeServer.Answer answer(HttpExchange exchange) {
        if (!("Bearer " + PROCESS_TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new EdgeServer.Answer(401, "application/problem+json", "");
        }
        Map<String, Long> query = new LinkedHashMap<>();
        for (String pair : exchange.getRequestURI().getQuery().split("&", -1)) {
            List<String> parts = List.of(pair.split("=", 2));
            query.put(parts.getFirst(), Long.valueOf(parts.getLast()));
        }
        return feed(query.getOrDefault("after", 0L), query.getOrDefault("wait", 0L));
    }

    private synchronized EdgeServer.Answer feed(long after, long waitSeconds) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(Math.min(waitSeconds, LONGEST_WAIT.toSeconds())));
        while (after == version && Instant.now().isBefore(deadline)) {
            try {
                wait(Math.max(1, Duration.between(Instant.now(), deadline).toMillis()));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return new EdgeServer.Answer(503, "text/plain", "");
            }
        }
        if (after == version) {
            return new EdgeServer.Answer(204, RouteFeed.MEDIA_TYPE, "");
        }
        boolean snapshot = after == 0 || after > version;
        List<Route> page = routes.values().stream()
                .filter(route -> snapshot || route.version() > after)
                .map(Versioned::route)
                .toList();
        long missed = gap && !snapshot ? 1 : 0;
        gap = gap && snapshot;
        String signed = new RouteFeed(region, version, snapshot ? 0 : after + missed, snapshot, Instant.now(), page)
                .sign(authority);
        String sent = tampering.get().apply(signed);
        if (!sent.equals(signed)) {
            tampered.incrementAndGet();
        }
        return new EdgeServer.Answer(200, RouteFeed.MEDIA_TYPE, sent);
    }
}
