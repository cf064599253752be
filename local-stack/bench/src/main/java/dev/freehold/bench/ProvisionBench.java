package dev.freehold.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.bench.platform.Batch;
import dev.freehold.bench.platform.BenchStack;
import dev.freehold.bench.platform.RawDatabases;
import dev.freehold.bench.platform.StubIdentity;
import dev.freehold.bench.platform.Tenants;
import dev.freehold.bench.platform.Timing;
import dev.freehold.bench.report.Report;
import dev.freehold.bench.report.Samples;
import dev.freehold.stack.part.RunningPart;

/** Creates tenants, alone and several at once, in turn with bare {@code CREATE DATABASE} from the same template on the same server. */
@Command(
        name = "provision",
        description = "Creating tenants, beside bare CREATE DATABASE from the same template.",
        mixinStandardHelpOptions = true)
final class ProvisionBench implements Callable<Integer> {
    private static final int WARM_UP = 20;
    private static final int STANDBYS = 2;
    private static final Map<Integer, Integer> ROUNDS_OF = Map.of(1, 1, 4, 3, 8, 4);

    @Option(
            names = "--rounds",
            defaultValue = "20",
            description =
                    "Rounds alone, 4 to 60; several at once get a third and a quarter of them. Default: ${DEFAULT-VALUE}")
    int rounds;

    @Mixin
    private final Print print = new Print();

    @Override
    public Integer call() throws SQLException, InterruptedException {
        if (rounds < 4 || rounds > 60) {
            return Print.refuse("--rounds is 4 to 60");
        }
        Report report = new Report("provision");
        try (BenchStack stack = BenchStack.start();
                StubIdentity stub = new StubIdentity()) {
            Tenants tenants = new Tenants(stack.platform());
            RawDatabases raw = new RawDatabases(stack);
            withWorker(stack, "from-template", 0, Map.of(), tenants, () -> {
                for (int atOnce : List.of(1, 4, 8)) {
                    fromTemplate(report, tenants, raw, atOnce);
                }
            });
            withWorker(
                    stack, "from-standby", STANDBYS, Map.of(), tenants, () -> fromStandby(report, stack, tenants, raw));
            withWorker(stack, "no-identity", 0, Map.of("freehold.identity.url", stub.url()), tenants, () -> {
                withoutIdentity(report, tenants, raw);
            });
        }
        return print.out(report);
    }

    private static void withWorker(
            BenchStack stack, String name, int standbys, Map<String, String> settings, Tenants tenants, Work work)
            throws SQLException, InterruptedException {
        RunningPart worker = stack.worker(name, standbys, new HashMap<>(settings));
        try {
            for (int i = 0; i < WARM_UP; i++) {
                tenants.create();
            }
            work.run();
        } finally {
            worker.stop();
        }
    }

    private void fromTemplate(Report report, Tenants tenants, RawDatabases raw, int atOnce) {
        List<Batch<Double>> floor = new ArrayList<>();
        List<Batch<Timing>> ours = new ArrayList<>();
        List<Double> served = new ArrayList<>();
        for (int round = 0; round < rounds / ROUNDS_OF.getOrDefault(atOnce, 1); round++) {
            floor.add(Batch.of(atOnce, raw::create));
            Batch<Timing> batch = Batch.of(atOnce, tenants::create);
            ours.add(batch);
            if (atOnce == 1) {
                batch.results().forEach(each -> served.add(each.took() + tenants.firstRequest(each.slug())));
            }
        }
        String suffix = atOnce == 1 ? "" : ", " + atOnce + " at once";
        Samples bare = Samples.of(Batch.all(floor), each -> each);
        report.durations("raw CREATE DATABASE" + suffix, bare, bare);
        add(report, Batch.all(ours), bare, suffix);
        if (atOnce == 1) {
            report.durations("POST to first request", Samples.of(served, each -> each), bare);
        }
        Samples rate = Samples.of(floor, Batch::perSecond);
        report.median("raw CREATE DATABASE" + suffix, "rate", rate, "1/s", rate);
        report.median("tenants" + suffix, "rate", Samples.of(ours, Batch::perSecond), "1/s", rate);
    }

    /** Each claims a database that is ready; the stock is filled up again outside the measurement. */
    private void fromStandby(Report report, BenchStack stack, Tenants tenants, RawDatabases raw)
            throws SQLException, InterruptedException {
        List<Double> floor = new ArrayList<>();
        List<Timing> ours = new ArrayList<>();
        List<Double> served = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            stack.awaitStandbys(STANDBYS);
            floor.add(raw.create());
            Timing timing = tenants.create();
            ours.add(timing);
            served.add(timing.took() + tenants.firstRequest(timing.slug()));
        }
        Samples bare = Samples.of(floor, each -> each);
        report.durations("raw CREATE DATABASE, beside standby", bare, bare);
        add(report, ours, bare, ", from standby");
        report.durations("POST to first request, from standby", Samples.of(served, each -> each), bare);
    }

    private void withoutIdentity(Report report, Tenants tenants, RawDatabases raw) {
        List<Double> floor = new ArrayList<>();
        List<Timing> ours = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            floor.add(raw.create());
            ours.add(tenants.create());
        }
        Samples bare = Samples.of(floor, each -> each);
        report.durations("raw CREATE DATABASE, beside no identity server", bare, bare);
        add(report, ours, bare, ", identity server that answers at once");
    }

    private static void add(Report report, List<Timing> ours, Samples bare, String suffix) {
        report.durations("POST to active" + suffix, Samples.of(ours, Timing::took), bare);
        for (String step : ours.getFirst().steps().keySet()) {
            report.median("step " + step + suffix, "p50", Samples.of(ours, timing -> timing.step(step)), "ms", bare);
        }
        report.median("outside of steps" + suffix, "p50", Samples.of(ours, ProvisionBench::between), "ms", bare);
    }

    private static double between(Timing timing) {
        return timing.took()
                - timing.steps().values().stream().mapToDouble(each -> each).sum();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws SQLException, InterruptedException;
    }
}
