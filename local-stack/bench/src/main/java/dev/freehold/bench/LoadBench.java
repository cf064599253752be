package dev.freehold.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.bench.load.Load;
import dev.freehold.bench.load.LoadGenerator;
import dev.freehold.bench.platform.BenchStack;
import dev.freehold.bench.platform.Tenants;
import dev.freehold.bench.platform.Wrk;
import dev.freehold.bench.report.Report;

/** Keeps the load generator honest: the same requests from it and from wrk, in turn. */
@Command(
        name = "load",
        description = "The load generator beside wrk, on a tenant's GET.",
        mixinStandardHelpOptions = true)
final class LoadBench implements Callable<Integer> {
    private static final int ROUNDS = 3;

    @Option(names = "--wrk", paramLabel = "FILE", description = "The program wrk, as baseline.")
    private @Nullable String wrk;

    @Option(names = "--clients", defaultValue = "8", description = "1 to 200. Default: ${DEFAULT-VALUE}")
    int clients;

    @Option(names = "--seconds", defaultValue = "8", description = "Of each round, 1 to 60. Default: ${DEFAULT-VALUE}")
    int seconds;

    @Mixin
    private final Print print = new Print();

    @Override
    public Integer call() throws Exception {
        if (clients < 1 || clients > 200 || seconds < 1 || seconds > 60) {
            return Print.refuse("--clients is 1 to 200, --seconds 1 to 60");
        }
        Report report = new Report("load");
        try (BenchStack stack = BenchStack.start()) {
            stack.worker("worker", 0, Map.of());
            Tenants tenants = new Tenants(stack.platform());
            String slug = tenants.create().slug();
            tenants.firstRequest(slug);
            String token = stack.platform().tokens().memberOf(slug);
            URI address = stack.platform().tenantService().resolve("/v1/products");
            measure(report, address, token);
        }
        return print.out(report);
    }

    private void measure(Report report, URI address, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .build();
        LoadGenerator generator = LoadGenerator.of(clients, request);
        generator.run(Duration.ofSeconds(seconds));
        for (int round = 1; round <= ROUNDS; round++) {
            Load load = generator.run(Duration.ofSeconds(seconds));
            Double baseline = wrk == null ? null : new Wrk(wrk).perSecond(address, token, clients, seconds);
            String suffix = ", round " + round;
            if (baseline != null) {
                report.add("wrk" + suffix, "rate", baseline, "1/s", baseline);
            }
            report.add("load generator" + suffix, "rate", load.perSecond(), "1/s", baseline);
            report.add("load generator" + suffix, "p50", load.percentile(50), "ms", null);
            report.add("load generator" + suffix, "p99", load.percentile(99), "ms", null);
            report.add(
                    "load generator" + suffix,
                    "other than 200",
                    (double) (load.total() - load.count(200)),
                    "requests",
                    null);
        }
    }
}
