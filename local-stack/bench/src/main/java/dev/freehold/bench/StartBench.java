package dev.freehold.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.bench.platform.BenchStack;
import dev.freehold.bench.platform.ColdStart;
import dev.freehold.bench.platform.Launches;
import dev.freehold.bench.report.Report;
import dev.freehold.bench.report.Samples;
import dev.freehold.stack.service.Services;

/** Starts each service again and again, in turn as a plain JVM, with an AOT cache, and as a native executable where one is given. */
@Command(
        name = "start",
        description = "Each service from its start to its first good answer, and its memory then.",
        mixinStandardHelpOptions = true)
final class StartBench implements Callable<Integer> {
    private static final List<String> SERVICES =
            List.of(Services.CONTROL_PLANE, Services.WORKER, Services.TENANT_SERVICE);

    @Option(names = "--rounds", defaultValue = "5", description = "Starts of each, 3 to 30. Default: ${DEFAULT-VALUE}")
    int rounds;

    @Option(names = "--tenant-service", paramLabel = "FILE", description = "A native executable of the tenant service.")
    private @Nullable Path nativeTenantService;

    @Mixin
    private final Print print = new Print();

    @Override
    public Integer call() {
        if (rounds < 3 || rounds > 30) {
            return Print.refuse("--rounds is 3 to 30");
        }
        if (nativeTenantService != null && !Files.isExecutable(nativeTenantService)) {
            return Print.refuse(nativeTenantService + " cannot be executed");
        }
        Report report = new Report("start");
        try (BenchStack stack = BenchStack.start()) {
            Launches launches = new Launches(stack.platform());
            SERVICES.forEach(service -> service(service, stack, launches, report));
        }
        return print.out(report);
    }

    private void service(String service, BenchStack stack, Launches launches, Report report) {
        stack.platform().stopService(service);
        Map<String, List<String>> ways = new LinkedHashMap<>();
        ways.put("JVM", launches.jvm(service));
        ways.put("JVM with AOT cache", launches.withAotCache(service));
        if (service.equals(Services.TENANT_SERVICE) && nativeTenantService != null) {
            ways.put("native", launches.nativeExecutable(service, nativeTenantService));
        }
        Map<String, List<ColdStart>> starts = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            ways.forEach((way, command) ->
                    starts.computeIfAbsent(way, ignored -> new ArrayList<>()).add(launches.start(service, command)));
        }
        if (!service.equals(Services.WORKER)) {
            stack.platform().startService(service);
        }
        add(report, service, starts);
    }

    private static void add(Report report, String service, Map<String, List<ColdStart>> starts) {
        List<ColdStart> plain = starts.getOrDefault("JVM", List.of());
        Samples time = Samples.of(plain, ColdStart::millis);
        Samples memory = Samples.of(plain, ColdStart::residentMegabytes);
        starts.forEach((way, measured) -> {
            report.durations(service + " first good answer, " + way, Samples.of(measured, ColdStart::millis), time);
            report.median(
                    service + " resident memory, " + way,
                    "p50",
                    Samples.of(measured, ColdStart::residentMegabytes),
                    "MB",
                    memory);
        });
    }
}
