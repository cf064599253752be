package dev.freehold.bench;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

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

/** One static datasource, plain and with the row-level lock, beside the routed service with one tenant and with many. */
@Command(
        name = "routing",
        description = "What it costs to route: one static datasource beside 1, 30 and hundreds of tenants.",
        mixinStandardHelpOptions = true)
final class RoutingBench implements Callable<Integer> {
    private static final int CAP = 32;
    private static final int FEW = 30;

    /** Sessions for the two plain processes, and for this one's own. */
    private static final int BESIDE = 300;

    private static final String LOCKED = "one datasource, row-level lock";

    @Option(
            names = "--tenants",
            defaultValue = "300",
            description = "Real databases, 300 to 1000. Default: ${DEFAULT-VALUE}")
    int many;

    @Option(names = "--rounds", defaultValue = "3", description = "2 to 20. Default: ${DEFAULT-VALUE}")
    int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "3",
            description = "Of each case in a round, 1 to 30. Default: ${DEFAULT-VALUE}")
    int seconds;

    @Option(names = "--clients", defaultValue = "16", description = "1 to 32. Default: ${DEFAULT-VALUE}")
    int clients;

    @Mixin
    private final Print print = new Print();

    @Override
    public Integer call() throws InterruptedException {
        if (many < 300
                || many > 1000
                || rounds < 2
                || rounds > 20
                || seconds < 1
                || seconds > 30
                || clients < 1
                || clients > CAP) {
            return Print.refuse("--tenants is 300 to 1000, --rounds 2 to 20, --seconds 1 to 30, --clients 1 to 32");
        }
        Report report = new Report("routing");
        try (BenchRegion region = BenchRegion.start(CAP, many + BESIDE)) {
            measure(region, report);
            // Before what takes long: hundreds of databases are deleted.
            return print.out(report);
        }
    }

    private void measure(BenchRegion region, Report report) throws InterruptedException {
        BenchTenant unlocked = region.create("plain", 1).getFirst();
        region.databases().unlock(unlocked);
        List<BenchTenant> tenants = region.create("tenant", many);
        region.publish(tenants, BenchRegion.NO_LIMITS);
        DataPlane routed = region.dataPlane(
                "routed",
                Map.of(
                        "freehold.connections.max",
                        Integer.toString(many + CAP),
                        "freehold.connections.max-per-tenant",
                        Integer.toString(CAP),
                        "freehold.connections.idle-timeout",
                        "1H"));
        List<Side> sides = new ArrayList<>();
        sides.add(new Side(
                "one datasource, plain",
                region.datasource("plain", unlocked, CAP),
                List.of(unlocked),
                CAP,
                Traffic.uniform(1)));
        sides.add(new Side(
                LOCKED, region.datasource("locked", tenants.getFirst(), CAP), tenants, CAP, Traffic.uniform(1)));
        sides.add(new Side("routed, 1 tenant", routed, tenants, CAP, Traffic.uniform(1)));
        sides.add(new Side("routed, 30 tenants", routed, tenants.subList(0, FEW), CAP, Traffic.uniform(FEW)));
        List<Side> crowds = List.of(
                new Side("routed, " + many + " tenants, Zipf", routed, tenants, CAP, Traffic.zipf(many)),
                new Side("routed, " + many + " tenants, uniform", routed, tenants, CAP, Traffic.uniform(many)),
                new Side(
                        "routed, " + many + " tenants, uniform, cap " + many / 2,
                        routed,
                        tenants,
                        many / 2,
                        Traffic.uniform(many)),
                new Side(
                        "routed, " + many + " tenants, uniform, cap " + many,
                        routed,
                        tenants,
                        many,
                        Traffic.uniform(many)));
        for (Side side : sides.subList(0, 3)) {
            side.warmUp(side.reads(region));
            side.warmUp(side.writes(region));
        }
        List<Side> all = new ArrayList<>(sides);
        all.addAll(crowds);
        rounds(region, report, "reads", all, Side::reads);
        rounds(region, report, "audited writes", sides, Side::writes);
    }

    private void rounds(BenchRegion region, Report report, String what, List<Side> sides, Requests requests)
            throws InterruptedException {
        Map<String, List<Result>> results = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Side side : sides) {
                region.lend(side.cap());
                Result result = side.measure(clients, requests.of(side, region), Duration.ofSeconds(seconds));
                // The first warms up.
                if (round > 0) {
                    results.computeIfAbsent(side.name(), absent -> new ArrayList<>())
                            .add(result);
                }
            }
        }
        List<Result> locked = results.getOrDefault(LOCKED, List.of());
        results.forEach((name, measured) -> add(report, name + ", " + what, measured, locked));
    }

    private static void add(Report report, String name, List<Result> measured, List<Result> locked) {
        report.median(name, "rate", Samples.of(measured, Result::rate), "1/s", Samples.of(locked, Result::rate));
        report.median(name, "p50", Samples.of(measured, Result::p50), "ms", Samples.of(locked, Result::p50));
        report.median(name, "p99", Samples.of(measured, Result::p99), "ms", Samples.of(locked, Result::p99));
        report.median(
                name,
                "processor",
                Samples.of(measured, Result::processor),
                "ms",
                Samples.of(locked, Result::processor));
        report.add(name, "opens", Samples.of(measured, Result::opens).p50(), "a request", null);
        report.add(name, "failed", measured.stream().mapToDouble(Result::failed).sum(), "requests", null);
    }

    @FunctionalInterface
    private interface Requests {
        Supplier<HttpRequest> of(Side side, BenchRegion region);
    }

    /**
     * @param processor time that the service had of it for each good answer; ms
     * @param opens connections opened for each good answer
     */
    private record Result(double rate, double p50, double p99, double processor, double opens, double failed) {}

    /** @param cap connections that the process is lent meanwhile */
    private record Side(String name, DataPlane service, List<BenchTenant> tenants, int cap, IntSupplier traffic) {
        private static final int WARM_UP = 25_000;
        private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(40);
        private static final Duration SETTLE = Duration.ofMillis(1500);

        /** More than an opening takes of this machine: as many connections as the case may have can be open before it is measured. */
        private static final Duration SETTLE_A_CONNECTION = Duration.ofMillis(12);

        Supplier<HttpRequest> reads(BenchRegion region) {
            List<HttpRequest> requests = tenants.stream()
                    .map(tenant -> region.request(service, tenant, "/v1/products/" + RegionDatabases.product(7))
                            .build())
                    .toList();
            return () -> requests.get(traffic.getAsInt());
        }

        Supplier<HttpRequest> writes(BenchRegion region) {
            List<HttpRequest.Builder> requests = tenants.stream()
                    .map(tenant ->
                            region.request(service, tenant, "/v1/products").header("Content-Type", "application/json"))
                    .toList();
            return () -> requests.get(traffic.getAsInt())
                    .copy()
                    .POST(BodyPublishers.ofString(
                            "{\"sku\":\"%s\",\"name\":\"n\",\"price\":1}".formatted(UUID.randomUUID())))
                    .build();
        }

        Result measure(int clients, Supplier<HttpRequest> requests, Duration time) throws InterruptedException {
            // For the lease, and so that what the case needs is open.
            new LoadGenerator(Collections.nCopies(CAP, requests), Duration.ofSeconds(30)).run(settling());
            double before = opened();
            double worked = service.processorMillis();
            Load load = new LoadGenerator(Collections.nCopies(clients, requests), Duration.ofSeconds(30)).run(time);
            return new Result(
                    load.perSecond(),
                    load.percentile(50),
                    load.percentile(99),
                    (service.processorMillis() - worked) / load.good(),
                    (opened() - before) / load.good(),
                    load.total() - load.good());
        }

        private Duration settling() {
            Duration forAll = SETTLE_A_CONNECTION.multipliedBy(cap);
            return forAll.compareTo(SETTLE) > 0 ? forAll : SETTLE;
        }

        /** Each process for the same number of requests, since what is compiled by then depends on it. */
        void warmUp(Supplier<HttpRequest> requests) throws InterruptedException {
            LoadGenerator clients = new LoadGenerator(Collections.nCopies(CAP, requests), Duration.ofSeconds(30));
            try (LoadGenerator.Running running = clients.start(at -> {})) {
                long end = System.nanoTime() + LONGEST_WARM_UP.toNanos();
                while (running.good() < WARM_UP && System.nanoTime() < end) {
                    Thread.sleep(20);
                }
                running.stop();
            }
        }

        private double opened() {
            return service.metric("freehold_connections_opened_total");
        }
    }
}
