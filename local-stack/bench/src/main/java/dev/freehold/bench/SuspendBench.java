package dev.freehold.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.bench.load.Load;
import dev.freehold.bench.load.LoadGenerator;
import dev.freehold.bench.platform.BenchStack;
import dev.freehold.bench.platform.Tenants;
import dev.freehold.bench.platform.Timing;
import dev.freehold.bench.report.Report;
import dev.freehold.bench.report.Samples;
import dev.freehold.stack.part.RunningPart;
import dev.freehold.stack.process.OwnedProcess;
import dev.freehold.stack.process.Ports;
import dev.freehold.stack.service.Services;

/** Suspends a tenant whose clients hold live tokens and never rest, on several data planes of which one is frozen meanwhile. */
@Command(
        name = "suspend",
        description = "From a suspension's answer until no client gets through, one of three data planes frozen.",
        mixinStandardHelpOptions = true)
final class SuspendBench implements Callable<Integer> {
    private static final int CLIENTS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration WARM = Duration.ofSeconds(2);
    private static final Duration FROZEN = Duration.ofSeconds(2);
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);

    @Option(names = "--rounds", defaultValue = "15", description = "Suspensions, 4 to 60. Default: ${DEFAULT-VALUE}")
    int rounds;

    @Mixin
    private final Print print = new Print();

    @Override
    public Integer call() throws InterruptedException {
        if (rounds < 4 || rounds > 60) {
            return Print.refuse("--rounds is 4 to 60");
        }
        Report report = new Report("suspend");
        try (BenchStack stack = BenchStack.start()) {
            stack.worker("worker", 0, Map.of());
            List<URI> dataPlanes = new ArrayList<>(List.of(stack.platform().tenantService()));
            for (String name : List.of("second", "third")) {
                int port = Ports.free();
                RunningPart more = stack.platform().launchTenantService(name, port, Map.of());
                more.awaitReady();
                dataPlanes.add(URI.create("http://localhost:" + port));
            }
            Tenants tenants = new Tenants(stack.platform());
            String slug = tenants.create().slug();
            OwnedProcess toFreeze = stack.platform().process(Services.TENANT_SERVICE);
            List<Round> measured = new ArrayList<>();
            for (int round = 0; round <= rounds; round++) {
                measured.add(round(stack, tenants, slug, dataPlanes, toFreeze));
            }
            // The first warms up.
            add(report, measured.subList(1, measured.size()));
        }
        return print.out(report);
    }

    private static Round round(
            BenchStack stack, Tenants tenants, String slug, List<URI> dataPlanes, OwnedProcess toFreeze)
            throws InterruptedException {
        String token = stack.platform().tokens().memberOf(slug);
        tenants.firstRequest(slug);
        AtomicLong lastSuccess = new AtomicLong();
        LoadGenerator clients = new LoadGenerator(requests(dataPlanes, token), PATIENCE);
        try (LoadGenerator.Running running = clients.start(at -> lastSuccess.accumulateAndGet(at, Math::max))) {
            Thread.sleep(WARM);
            toFreeze.signal("STOP");
            Timing suspended;
            long beforeThaw;
            long untilThaw;
            try {
                suspended = tenants.change(slug, "suspend");
                Thread.sleep(FROZEN);
                untilThaw = lastSuccess.get();
                beforeThaw = running.count(200);
            } finally {
                toFreeze.signal("CONT");
            }
            Thread.sleep(AFTERWARDS);
            Load load = running.stop();
            tenants.change(slug, "resume");
            return new Round(
                    Math.max(0, (untilThaw - suspended.answeredAt()) / 1e6),
                    (double) (load.count(200) - beforeThaw),
                    suspended.took(),
                    load.percentile(50),
                    (double) load.total());
        }
    }

    private static List<Supplier<HttpRequest>> requests(List<URI> dataPlanes, String token) {
        List<Supplier<HttpRequest>> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            URI address = dataPlanes.get(client % dataPlanes.size()).resolve("/v1/me");
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + token)
                    .build();
            clients.add(() -> request);
        }
        return clients;
    }

    private static void add(Report report, List<Round> rounds) {
        Samples request = Samples.of(rounds, Round::request);
        report.durations("a request under this load", request, request);
        report.durations(
                "last success after the answer, two data planes live", Samples.of(rounds, Round::last), request);
        report.durations("POST to database closed", Samples.of(rounds, Round::closed), request);
        report.add(
                "successes on the frozen data plane once it goes on",
                "sum",
                rounds.stream().mapToDouble(Round::afterThaw).sum(),
                "requests",
                0.0);
        report.add(
                "requests", "sum", rounds.stream().mapToDouble(Round::requests).sum(), "requests", null);
    }

    /**
     * One suspension.
     *
     * @param last from the answer until the last success of any client, in ms; 0 if none came later
     * @param afterThaw successes once the frozen data plane goes on
     * @param closed from the request until the database is closed too, in ms
     * @param request the median latency of a success, in ms
     */
    private record Round(double last, double afterThaw, double closed, double request, double requests) {}
}
