package dev.freehold.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.freehold.stack.LocalStack;
import dev.freehold.stack.StackOptions;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.service.Services;

/** Creates tenants one after the other, each beside a bare {@code CREATE DATABASE} from the same template on the same server. */
@Command(
        name = "provision",
        description = "From POST to active, beside a bare CREATE DATABASE from the same template.",
        mixinStandardHelpOptions = true)
final class ProvisionBench implements Callable<Integer> {
    /** Each tenant's database is copied from the template, as the bare one is. */
    private static final Map<String, String> NO_STANDBYS = Map.of(
            "freehold.pools.\"local-a\".standby", "0",
            "freehold.pools.\"local-b\".standby", "0");

    @Option(
            names = "--rounds",
            defaultValue = "20",
            description = "Tenants to create, 5 to 200. Default: ${DEFAULT-VALUE}")
    int rounds;

    @Option(names = "--json", description = "Print JSON only.")
    boolean json;

    @Override
    public Integer call() throws IOException, SQLException {
        if (rounds < 5 || rounds > 200) {
            System.err.println("--rounds is 5 to 200");
            return 2;
        }
        Path folder = Files.createTempDirectory("freehold-bench");
        try (LocalStack stack = LocalStack.start(StackOptions.in(new StateFolder(folder))
                .anyPorts()
                .withoutDemoTenants()
                .withServiceSettings(Services.WORKER, NO_STANDBYS))) {
            Report report = measure(stack);
            System.out.println(json ? report.json() : report.table());
        } finally {
            StateFolder.delete(folder);
        }
        return 0;
    }

    private Report measure(LocalStack stack) throws SQLException {
        Provisioning provisioning = new Provisioning(stack);
        for (int i = 0; i < 4; i++) {
            provisioning.create();
        }
        List<Double> raw = new ArrayList<>();
        List<Provisioning.Timing> ours = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            ours.add(provisioning.create());
            raw.add(provisioning.createRaw(i));
        }
        return report(new Samples(raw), ours);
    }

    private static Report report(Samples raw, List<Provisioning.Timing> ours) {
        Report report = new Report("provision", "raw CREATE DATABASE");
        report.add("raw CREATE DATABASE", raw, raw);
        report.add(
                "POST to active",
                new Samples(ours.stream().map(Provisioning.Timing::total).toList()),
                raw);
        for (String step : ours.getFirst().steps().keySet()) {
            report.add(
                    "  step " + step,
                    new Samples(ours.stream().map(timing -> step(timing, step)).toList()),
                    raw);
        }
        return report;
    }

    private static double step(Provisioning.Timing timing, String step) {
        Map<String, Double> steps = timing.steps();
        return steps.getOrDefault(step, 0.0);
    }
}
