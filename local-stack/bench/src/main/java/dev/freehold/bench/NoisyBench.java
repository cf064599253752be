package dev.freehold.bench;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.bench.load.Load;
import dev.freehold.bench.load.LoadGenerator;
import dev.freehold.bench.load.Pace;
import dev.freehold.bench.region.BenchRegion;
import dev.freehold.bench.region.BenchTenant;
import dev.freehold.bench.region.DataPlane;
import dev.freehold.bench.report.Report;
import dev.freehold.bench.report.Samples;
import dev.freehold.contracts.license.PlanLimits;

/** One tenant sends fifty times what its neighbours send; they are watched with and without it, in turn. */
@Command(
        name = "noisy",
        description = "The latency of tenants beside one that sends 50 times as much as each of them.",
        mixinStandardHelpOptions = true)
final class NoisyBench implements Callable<Integer> {
    private static final int CAP = 32;
    private static final int TENANTS = 20;
    private static final int TIMES = 50;

    /** Those of the plan "standard". */
    private static final PlanLimits STANDARD = new PlanLimits(100, 20_000, 100, 16, 8);

    @Option(names = "--rounds", defaultValue = "5", description = "2 to 20. Default: ${DEFAULT-VALUE}")
    int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "8",
            description = "Of each half of a round, 2 to 60. Default: ${DEFAULT-VALUE}")
    int seconds;

    @Option(
            names = "--rate",
            defaultValue = "10",
            description = "Requests a second of each tenant, 1 to 50. Default: ${DEFAULT-VALUE}")
    int rate;

    @Mixin
    private final Print print = new Print();

    @Override
    public Integer call() throws InterruptedException {
        if (rounds < 2 || rounds > 20 || seconds < 2 || seconds > 60 || rate < 1 || rate > 50) {
            return Print.refuse("--rounds is 2 to 20, --seconds 2 to 60, --rate 1 to 50");
        }
        Report report = new Report("noisy");
        try (BenchRegion region = BenchRegion.start(CAP)) {
            measure(region, report);
            // Before what takes long: hundreds of databases are deleted.
            return print.out(report);
        }
    }

    private void measure(BenchRegion region, Report report) throws InterruptedException {
        List<BenchTenant> quiet = region.create("quiet", TENANTS - 1);
        BenchTenant noisy = region.create("noisy", 1).getFirst();
        region.publish(quiet, STANDARD);
        region.publish(List.of(noisy), STANDARD);
        DataPlane service = region.dataPlane("service", Map.of());
        List<Supplier<HttpRequest>> neighbours = new ArrayList<>();
        quiet.forEach(tenant -> neighbours.add(paced(region, service, tenant)));
        List<Supplier<HttpRequest>> noise = new ArrayList<>();
        for (int client = 0; client < TIMES; client++) {
            noise.add(paced(region, service, noisy));
        }
        List<Load> without = new ArrayList<>();
        List<Load> with = new ArrayList<>();
        List<Load> loud = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            Load alone = clients(neighbours).run(Duration.ofSeconds(seconds));
            try (LoadGenerator.Running running = clients(noise).start(at -> {})) {
                Load beside = clients(neighbours).run(Duration.ofSeconds(seconds));
                Load shouted = running.stop();
                // The first warms up.
                if (round > 0) {
                    without.add(alone);
                    with.add(beside);
                    loud.add(shouted);
                }
            }
        }
        add(report, without, with, loud);
    }

    private Supplier<HttpRequest> paced(BenchRegion region, DataPlane service, BenchTenant tenant) {
        return Pace.of(
                rate, region.request(service, tenant, "/v1/products?limit=20").build());
    }

    private static LoadGenerator clients(List<Supplier<HttpRequest>> clients) {
        return new LoadGenerator(clients, Duration.ofSeconds(30));
    }

    private static void add(Report report, List<Load> without, List<Load> with, List<Load> loud) {
        for (int percent : new int[] {50, 99}) {
            Samples alone = Samples.of(without, load -> load.percentile(percent));
            report.median("neighbours without it", "p" + percent, alone, "ms", alone);
            report.median(
                    "neighbours with it",
                    "p" + percent,
                    Samples.of(with, load -> load.percentile(percent)),
                    "ms",
                    alone);
        }
        report.add("neighbours without it", "not served", notServed(without), "requests", null);
        report.add("neighbours with it", "not served", notServed(with), "requests", null);
        Samples sent = Samples.of(loud, load -> load.total() / (load.took().toNanos() / 1e9));
        report.add("the noisy one", "sent", sent.p50(), "1/s", null);
        report.add("the noisy one", "served", Samples.of(loud, Load::perSecond).p50(), "1/s", null);
        report.add(
                "the noisy one",
                "answered 429",
                loud.stream().mapToDouble(load -> load.count(429)).sum(),
                "requests",
                null);
        report.add(
                "the noisy one",
                "answered otherwise",
                loud.stream()
                        .mapToDouble(load -> load.total() - load.good() - load.count(429))
                        .sum(),
                "requests",
                null);
    }

    private static double notServed(List<Load> loads) {
        return loads.stream().mapToDouble(load -> load.total() - load.good()).sum();
    }
}
