package dev.freehold.stack;

import java.nio.file.Path;
import java.util.HashMap;
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
 * @param serviceSettings settings of a service, by its name, that go over the ones it gets here
 */
public record StackOptions(
        StateFolder folder,
        StackPorts ports,
        Map<String, String> postgresSettings,
        boolean demoTenants,
        Map<String, Map<String, String>> serviceSettings,
        PartProgress progress) {
    public StackOptions {
        requireNonNull(folder, "folder");
        requireNonNull(ports, "ports");
        postgresSettings = Map.copyOf(postgresSettings);
        serviceSettings = Map.copyOf(serviceSettings);
        requireNonNull(progress, "progress");
    }

    /** The well-known ports, both demo tenants, and nothing said. */
    public static StackOptions in(StateFolder folder) {
        return new StackOptions(folder, StackPorts.standard(), Map.of(), true, Map.of(), PartProgress.SILENT);
    }

    /** For tests: free ports, no demo tenants, no waiting for the disk. */
    public static StackOptions forTests(Path folder) {
        return in(new StateFolder(folder))
                .anyPorts()
                .withoutDemoTenants()
                .withPostgresSettings(Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off"));
    }

    public StackOptions anyPorts() {
        return new StackOptions(folder, StackPorts.any(), postgresSettings, demoTenants, serviceSettings, progress);
    }

    public StackOptions withoutDemoTenants() {
        return new StackOptions(folder, ports, postgresSettings, false, serviceSettings, progress);
    }

    public StackOptions withPostgresSettings(Map<String, String> settings) {
        return new StackOptions(folder, ports, settings, demoTenants, serviceSettings, progress);
    }

    /** @param service such as {@code control-plane} */
    public StackOptions withServiceSettings(String service, Map<String, String> settings) {
        Map<String, Map<String, String>> all = new HashMap<>(serviceSettings);
        all.put(service, Map.copyOf(settings));
        return new StackOptions(folder, ports, postgresSettings, demoTenants, all, progress);
    }

    public StackOptions withProgress(PartProgress listener) {
        return new StackOptions(folder, ports, postgresSettings, demoTenants, serviceSettings, listener);
    }
}
