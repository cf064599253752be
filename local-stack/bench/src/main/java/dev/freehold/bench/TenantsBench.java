package dev.freehold.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.bench.load.Load;
import dev.freehold.bench.load.LoadGenerator;
import dev.freehold.bench.load.Traffic;
import dev.freehold.bench.region.BenchRegion;
import dev.freehold.bench.region.BenchTenant;
import dev.freehold.bench.region.DataPlane;
import dev.freehold.bench.region.RegionDatabases;
import dev.freehold.bench.report.Report;
import dev.freehold.bench.report.Samples;

/** What thousands of tenants cost one small process while hundreds of them are busy, and what the first request of one costs that was not. */
@Command(
        name = "tenants",
        description = "One process with 5,000 routes: memory, threads and connections over time, and cold tenants.",
        mixinStandardHelpOptions = true)
final class TenantsBench implements Callable<Integer> {
    private static final int CLIENTS = 8;
    private static final int WINDOWS = 8;
    private static final int COLD = 60;

    @Option(names = "--routes", defaultValue = "5000", description = "1000 to 20000. Default: ${DEFAULT-VALUE}")
    int routes;

    @Option(
            names = "--databases",
            defaultValue = "500",
            description = "Of them with a database, 500 to 2000. Default: ${DEFAULT-VALUE}")
    int databases;

    @Option(names = "--seconds", defaultValue = "60", description = "Of traffic, 16 to 600. Default: ${DEFAULT-VALUE}")
    int seconds;

    @Option(names = "--cap", defaultValue = "64", description = "Connections, 16 to 500. Default: ${DEFAULT-VALUE}")
    int cap;

    @Mixin
    private final Print print = new Print();

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (routes < 1000
                || routes > 20_000
                || databases < 500
                || databases > 2000
                || databases > routes
                || seconds < 16
                || seconds > 600
                || cap < 16
                || cap > 500) {
            return Print.refuse(
                    "--routes is 1000 to 20000, --databases 500 to 2000, --seconds 16 to 600, --cap 16 to 500");
        }
        Report report = new Report("tenants");
        try (BenchRegion region = BenchRegion.start(cap)) {
            measure(region, report);
            // Before what takes long: hundreds of databases are deleted.
            return print.out(report);
        }
    }

    private void measure(BenchRegion region, Report report) throws InterruptedException, IOException {
        List<BenchTenant> tenants = region.create("tenant", databases);
        List<BenchTenant> busy = tenants.subList(2 * COLD, databases);
        // It is not ready before it knows a route.
        region.publish(tenants.subList(0, 1), BenchRegion.NO_LIMITS);
        DataPlane service = region.dataPlane("service", Map.of("freehold.connections.max", Integer.toString(cap)));
        List<HttpRequest> warm = requests(region, service, tenants.subList(0, 1));
        run(warm, () -> 0, Duration.ofSeconds(8));
        Footprint before = Footprint.of(service);
        region.publish(tenants.subList(1, databases), BenchRegion.NO_LIMITS);
        region.publishUnmade("idle", routes - databases);
        await(service, tenants.getLast(), region);
        add(report, "one tenant", before, before, 0);
        add(report, routes + " routes", Footprint.of(service), before, 0);
        cold(region, service, tenants, report);
        List<HttpRequest> requests = requests(region, service, busy);
        for (int window = 1; window <= WINDOWS; window++) {
            Load load = run(
                    requests,
                    Traffic.zipf(busy.size()),
                    Duration.ofSeconds(seconds).dividedBy(WINDOWS));
            String name = "Zipf over %d, after %d s".formatted(busy.size(), window * seconds / WINDOWS);
            add(report, name, Footprint.of(service), before, (double) (load.total() - load.good()));
            report.add(name, "rate", load.perSecond(), "1/s", null);
        }
    }

    /** Each of these tenants has its first request now; in between, bare logins to databases that nobody has been in either. */
    private void cold(BenchRegion region, DataPlane service, List<BenchTenant> tenants, Report report)
            throws InterruptedException, IOException {
        List<Double> first = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = 1; i < COLD; i++) {
                HttpRequest request =
                        requests(region, service, tenants.subList(i, i + 1)).getFirst();
                bare.add(region.databases().bareConnect(tenants.get(COLD + i)));
                first.add(millis(http, request));
                second.add(millis(http, request));
            }
        }
        Samples baseline = Samples.of(bare.stream());
        report.durations("bare connect and SELECT 1", baseline, baseline);
        report.durations("a cold tenant's first request", Samples.of(first.stream()), baseline);
        report.durations("its second request", Samples.of(second.stream()), baseline);
    }

    private static double millis(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        long began = System.nanoTime();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IllegalStateException("a cold tenant's request was answered " + status);
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private static void await(DataPlane service, BenchTenant last, BenchRegion region)
            throws IOException, InterruptedException {
        HttpRequest request = requests(region, service, List.of(last)).getFirst();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int tries = 0; http.send(request, BodyHandlers.discarding()).statusCode() != 200; tries++) {
                if (tries > 600) {
                    throw new IllegalStateException("the last tenant is not served within a minute");
                }
                Thread.sleep(100);
            }
        }
        // Until the snapshot with all routes is taken, and what it left behind is gone.
        Thread.sleep(3000);
    }

    private static List<HttpRequest> requests(BenchRegion region, DataPlane service, List<BenchTenant> tenants) {
        return tenants.stream()
                .map(tenant -> region.request(service, tenant, "/v1/products/" + RegionDatabases.product(7))
                        .build())
                .toList();
    }

    private static Load run(List<HttpRequest> requests, IntSupplier traffic, Duration time)
            throws InterruptedException {
        return new LoadGenerator(
                        Collections.nCopies(CLIENTS, () -> requests.get(traffic.getAsInt())), Duration.ofSeconds(30))
                .run(time);
    }

    private static void add(Report report, String name, Footprint footprint, Footprint before, double failed) {
        add(report, name, "heap after collection", footprint, before, Footprint::heap, "MB");
        add(report, name, "resident", footprint, before, Footprint::resident, "MB");
        add(report, name, "threads", footprint, before, Footprint::threads, "");
        report.add(name, "connections", footprint.connections(), "", null);
        report.add(name, "failed", failed, "requests", null);
    }

    private static void add(
            Report report,
            String name,
            String metric,
            Footprint now,
            Footprint before,
            ToDoubleFunction<Footprint> figure,
            String unit) {
        report.add(name, metric, figure.applyAsDouble(now), unit, figure.applyAsDouble(before));
    }

    /** @param heap in use after a full collection; MB */
    private record Footprint(double heap, double resident, double threads, double connections) {
        private static final double MEGABYTE = 1024.0 * 1024.0;

        static Footprint of(DataPlane service) {
            service.collectGarbage();
            return new Footprint(
                    service.metric("jvm_memory_used_bytes{area=\"heap\"") / MEGABYTE,
                    service.residentMegabytes(),
                    service.metric("jvm_threads_live_threads"),
                    service.metric("freehold_connections_open{"));
        }
    }
}
