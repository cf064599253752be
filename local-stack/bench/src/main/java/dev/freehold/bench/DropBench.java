package dev.freehold.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.bench.platform.Batch;
import dev.freehold.bench.platform.BenchStack;
import dev.freehold.bench.platform.RawDatabases;
import dev.freehold.bench.platform.Tenants;
import dev.freehold.bench.platform.Timing;
import dev.freehold.bench.report.Report;
import dev.freehold.bench.report.Samples;
import dev.freehold.stack.part.RunningPart;

/** Drops tenants, one by one and eight asked at once, with the default pace and without, in turn with bare {@code DROP DATABASE}. */
@Command(
        name = "drop",
        description = "Dropping tenants, paced and not, beside bare DROP DATABASE.",
        mixinStandardHelpOptions = true)
final class DropBench implements Callable<Integer> {
    private static final int AT_ONCE = 8;
    private static final Map<String, String> UNPACED = Map.of("freehold.worker.drop-interval", "0ms");

    @Option(
            names = "--rounds",
            defaultValue = "12",
            description =
                    "Drops one by one, 4 to 60, each way; and a quarter as many times eight at once. Default: ${DEFAULT-VALUE}")
    int rounds;

    @Mixin
    private final Print print = new Print();

    @Override
    public Integer call() {
        if (rounds < 4 || rounds > 60) {
            return Print.refuse("--rounds is 4 to 60");
        }
        Report report = new Report("drop");
        try (BenchStack stack = BenchStack.start()) {
            Tenants tenants = new Tenants(stack.platform());
            RawDatabases raw = new RawDatabases(stack);
            with(stack, "paced", Map.of(), report, tenants, raw);
            with(stack, "unpaced", UNPACED, report, tenants, raw);
        }
        return print.out(report);
    }

    private void with(
            BenchStack stack,
            String name,
            Map<String, String> settings,
            Report report,
            Tenants tenants,
            RawDatabases raw) {
        RunningPart worker = stack.worker(name, 0, settings);
        try {
            oneByOne(name, report, tenants, raw);
            severalAtOnce(name, report, tenants, raw);
        } finally {
            worker.stop();
        }
    }

    private void oneByOne(String name, Report report, Tenants tenants, RawDatabases raw) {
        List<String> slugs = made(rounds + 1, tenants, raw);
        tenants.drop(slugs.removeFirst());
        List<Double> floor = new ArrayList<>();
        List<Timing> ours = new ArrayList<>();
        for (String slug : slugs) {
            floor.add(raw.drop());
            ours.add(tenants.drop(slug));
        }
        Samples bare = Samples.of(floor, each -> each);
        report.durations("raw DROP DATABASE, beside " + name, bare, bare);
        report.durations("purge to dropped, " + name, Samples.of(ours, Timing::took), bare);
        for (String step : ours.getFirst().steps().keySet()) {
            report.median("step " + step + ", " + name, "p50", Samples.of(ours, each -> each.step(step)), "ms", bare);
        }
    }

    private void severalAtOnce(String name, Report report, Tenants tenants, RawDatabases raw) {
        List<Batch<Double>> floor = new ArrayList<>();
        List<Batch<Timing>> ours = new ArrayList<>();
        for (int round = 0; round < rounds / 4; round++) {
            var slugs = new java.util.concurrent.ConcurrentLinkedQueue<>(made(AT_ONCE, tenants, raw));
            floor.add(Batch.of(AT_ONCE, raw::drop));
            ours.add(Batch.of(AT_ONCE, () -> tenants.drop(slugs.remove())));
        }
        Samples rate = Samples.of(floor, Batch::perSecond);
        report.median("raw DROP DATABASE, 8 at once, beside " + name, "rate", rate, "1/s", rate);
        report.median("tenants, 8 at once, " + name, "rate", Samples.of(ours, Batch::perSecond), "1/s", rate);
    }

    /** So many tenants that are deleted and wait for their drop, and as many bare databases. */
    private static List<String> made(int count, Tenants tenants, RawDatabases raw) {
        List<String> slugs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String slug = tenants.create().slug();
            tenants.delete(slug);
            slugs.add(slug);
            raw.create();
        }
        return slugs;
    }
}
