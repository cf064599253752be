package dev.freehold.bench.platform;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.freehold.stack.LocalStack;
import dev.freehold.stack.folder.Checkout;
import dev.freehold.stack.process.Memory;
import dev.freehold.stack.service.Services;

import static java.util.Objects.requireNonNull;

/** Starts services of a stack itself, as the stack would, to see how long each takes. Each is ended again at once. */
public final class Launches {
    private static final Duration POLL = Duration.ofMillis(2);
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private final LocalStack stack;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Launches(LocalStack stack) {
        this.stack = requireNonNull(stack);
    }

    public List<String> jvm(String service) {
        return jvm(service, List.of());
    }

    /** With a cache (JEP 514) of what the service loaded and linked in one start until its first good answer. */
    public List<String> withAotCache(String service) {
        Path cache = stack.folder().path().resolve(service + ".aot");
        start(service, jvm(service, List.of("-XX:AOTCacheOutput=" + cache)));
        if (!Files.exists(cache)) {
            throw new IllegalStateException("the JVM wrote no AOT cache for " + service);
        }
        return jvm(service, List.of("-XX:AOTCache=" + cache));
    }

    public List<String> nativeExecutable(String service, Path executable) {
        return List.of(executable.toAbsolutePath().toString(), settings(service));
    }

    public ColdStart start(String service, List<String> command) {
        try {
            long began = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .directory(stack.folder().path().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null"))
                    .start();
            try {
                awaitGoodAnswer(process, address(service));
                double millis = (System.nanoTime() - began) / 1e6;
                return new ColdStart(
                        millis, Memory.residentKilobytes(process.pid()).orElse(0) / 1024.0);
            } finally {
                end(process);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> jvm(String service, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(more);
        command.addAll(List.of(
                settings(service), "-jar", Checkout.find().service(service).toString()));
        return command;
    }

    private String settings(String service) {
        return "-Dquarkus.config.locations="
                + stack.folder().serviceProperties(service).path();
    }

    private URI address(String service) {
        Map<String, URI> addresses = Map.of(
                Services.CONTROL_PLANE, stack.controlPlane(),
                Services.TENANT_SERVICE, stack.tenantService(),
                Services.WORKER, stack.worker());
        return requireNonNull(addresses.get(service)).resolve("/q/health/ready");
    }

    private void awaitGoodAnswer(Process process, URI address) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!isGood(address)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the process ended before it answered " + address);
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no good answer of " + address + " within " + DEADLINE);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private boolean isGood(URI address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** In order: a JVM writes its cache when it ends. */
    private static void end(Process process) {
        try {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
