package dev.freehold.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.bench.platform.BenchStack;
import dev.freehold.bench.registry.FilledRegistry;
import dev.freehold.bench.registry.Followers;
import dev.freehold.bench.registry.FreshToken;
import dev.freehold.bench.report.Report;
import dev.freehold.bench.report.Samples;
import dev.freehold.stack.LocalStack;

/** Lists and searches a registry of many tenants beside the same SQL by hand, and follows one change to many data planes. */
@Command(
        name = "registry",
        description = "List and search over 50,000 tenants beside the same SQL by hand; one change to 50 data planes.",
        mixinStandardHelpOptions = true)
final class RegistryBench implements Callable<Integer> {
    private static final int WARM = 50;
    private static final String[] PLANS = {"enterprise", "standard"};

    @Option(names = "--tenants", defaultValue = "50000", description = "1000 to 60000. Default: ${DEFAULT-VALUE}")
    int tenants;

    @Option(names = "--followers", defaultValue = "50", description = "1 to 200. Default: ${DEFAULT-VALUE}")
    int followers;

    @Option(names = "--rounds", defaultValue = "300", description = "20 to 5000. Default: ${DEFAULT-VALUE}")
    int rounds;

    @Mixin
    private final Print print = new Print();

    private final Random random = new Random(7);

    @Override
    public Integer call() throws Exception {
        if (tenants < 1_000 || tenants > 60_000 || followers < 1 || followers > 200 || rounds < 20 || rounds > 5_000) {
            return Print.refuse("--tenants is 1000 to 60000, --followers 1 to 200, --rounds 20 to 5000");
        }
        Report report = new Report("registry");
        try (BenchStack stack = BenchStack.start();
                FilledRegistry registry = FilledRegistry.fill(stack.platform(), tenants)) {
            Caller caller = new Caller(stack.platform());
            read(report, caller, registry);
            fanOut(report, caller, stack.platform());
        }
        return print.out(report);
    }

    /** API and SQL take turns, so that both meet the same moments of the machine. */
    private void read(Report report, Caller caller, FilledRegistry registry) throws Exception {
        List<Double> list = new ArrayList<>();
        List<Double> listByHand = new ArrayList<>();
        List<Double> search = new ArrayList<>();
        List<Double> searchByHand = new ArrayList<>();
        for (int i = -WARM; i < rounds; i++) {
            int before = 1_000 + random.nextInt(tenants - 1_000);
            String text = "bench-" + (1 + random.nextInt(tenants / 10));
            String cursor = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(("1:" + FilledRegistry.id(before)).getBytes(StandardCharsets.US_ASCII));
            keep(i, list, timed(() -> caller.get("/v1/tenants?limit=50&cursor=" + cursor)));
            keep(i, listByHand, timed(() -> registry.list(before)));
            keep(i, search, timed(() -> caller.get("/v1/tenants?limit=50&q=" + text)));
            keep(i, searchByHand, timed(() -> registry.search(text)));
        }
        report.durations("a page of 50 of " + tenants + " tenants", samples(list), samples(listByHand));
        report.durations("a search over them", samples(search), samples(searchByHand));
    }

    private void fanOut(Report report, Caller caller, LocalStack stack) throws Exception {
        List<Double> arrived = new ArrayList<>();
        List<Double> changed = new ArrayList<>();
        try (Followers following = new Followers(stack, followers)) {
            following.start();
            for (int i = -5; i < rounds / 3; i++) {
                String plan = PLANS[Math.floorMod(i, 2)];
                double[] took = new double[1];
                var times = following.after(() -> took[0] = timed(() -> caller.plan(plan)));
                if (i >= 0) {
                    arrived.addAll(times);
                    changed.add(took[0]);
                }
            }
        }
        report.durations(
                "one change, from the request until each of " + followers
                        + " followers has verified it; baseline: its answer",
                samples(arrived),
                samples(changed));
    }

    private static void keep(int round, List<Double> figures, double figure) {
        if (round >= 0) {
            figures.add(figure);
        }
    }

    private static Samples samples(List<Double> figures) {
        return Samples.of(figures.stream());
    }

    private static double timed(Callable<?> work) {
        try {
            long began = System.nanoTime();
            work.call();
            return (System.nanoTime() - began) / 1e6;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** An operator. */
    private static final class Caller {
        private final LocalStack stack;
        private final FreshToken token;
        private final HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        Caller(LocalStack stack) {
            this.stack = stack;
            this.token = new FreshToken(() -> stack.tokens().operator("ops-admin"));
        }

        int get(String path) throws Exception {
            return send(request(path).GET().build());
        }

        int plan(String plan) throws Exception {
            return send(request("/v1/tenants/" + FilledRegistry.ROUTED)
                    .header("Content-Type", "application/json")
                    .header("If-Match", "*")
                    .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"plan\":\"" + plan + "\"}"))
                    .build());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(stack.controlPlane().resolve(path))
                    .header("Authorization", "Bearer " + token.get());
        }

        private int send(HttpRequest request) throws Exception {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the control plane answered " + answer.statusCode());
            }
            return answer.body().length();
        }
    }
}
