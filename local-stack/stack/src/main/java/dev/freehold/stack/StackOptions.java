package dev.freehold.stack;

import java.nio.file.Path;
import java.util.Map;

import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.part.PartProgress;
import dev.freehold.stack.service.StackPorts;

import static java.util.Objects.requireNonNull;

/**
 * How a stack is started.
 *
 * @param postgresSettings beside the durable defaults, for instance {@code fsync=off} for tests that claim no survival
 * @param demoTenants whether acme and globex are created
 */
public record StackOptions(
        StateFolder folder,
        StackPorts ports,
        Map<String, String> postgresSettings,
        boolean demoTenants,
        PartProgress progress) {
    public StackOptions {
        requireNonNull(folder, "folder");
        requireNonNull(ports, "ports");
        postgresSettings = Map.copyOf(postgresSettings);
        requireNonNull(progress, "progress");
    }

    /** The well-known ports, both demo tenants, and nothing said. */
    public static StackOptions in(StateFolder folder) {
        return new StackOptions(folder, StackPorts.standard(), Map.of(), true, PartProgress.SILENT);
    }

    /** For tests: free ports, no demo tenants, no waiting for the disk. */
    public static StackOptions forTests(Path folder) {
        return in(new StateFolder(folder))
                .anyPorts()
                .withoutDemoTenants()
                .withPostgresSettings(Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off"));
    }

    public StackOptions anyPorts() {
        return new StackOptions(folder, StackPorts.any(), postgresSettings, demoTenants, progress);
    }

    public StackOptions withoutDemoTenants() {
        return new StackOptions(folder, ports, postgresSettings, false, progress);
    }

    public StackOptions withPostgresSettings(Map<String, String> settings) {
        return new StackOptions(folder, ports, settings, demoTenants, progress);
    }

    public StackOptions withProgress(PartProgress listener) {
        return new StackOptions(folder, ports, postgresSettings, demoTenants, listener);
    }
}
