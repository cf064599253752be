package dev.freehold.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;

/** What the figures were measured on, and how busy it was just before. */
final class Machine {
    private Machine() {}

    static String describe() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "%s %s, %s, %d cores, %d GiB, Java %d, load before %.1f",
                system.getName(),
                system.getArch(),
                processor(),
                system.getAvailableProcessors(),
                Math.round(system.getTotalMemorySize() / 1073741824.0),
                Runtime.version().feature(),
                system.getSystemLoadAverage());
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown processor");
        } catch (IOException e) {
            return "unknown processor";
        }
    }
}
