package dev.freehold.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code freehold bench NAME}. */
@Command(
        name = "bench",
        description = "Measures the platform against a floor, side by side in one run.",
        mixinStandardHelpOptions = true,
        subcommands = {
            RoutingBench.class,
            TenantsBench.class,
            NoisyBench.class,
            ProvisionBench.class,
            DropBench.class,
            StartBench.class,
            SuspendBench.class,
            LoadBench.class,
            ArchiveBench.class,
            RegistryBench.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
