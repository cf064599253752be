package dev.freehold.bench.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.freehold.stack.process.ChildProcess;
import dev.freehold.stack.process.Memory;
import dev.freehold.stack.process.OwnedProcess;
import dev.freehold.stack.process.Readiness;

import static java.util.Objects.requireNonNull;

/** The packaged tenant service as a process of its own. */
public final class DataPlane implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(15);

    private final OwnedProcess process;
    private final URI address;
    private final Path log;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private DataPlane(OwnedProcess process, URI address, Path log) {
        this.process = requireNonNull(process);
        this.address = requireNonNull(address);
        this.log = requireNonNull(log);
    }

    /** Starts it and waits until it serves. */
    static DataPlane start(String name, Path folder, int port, Path settings, Path jar) {
        Path log = folder.resolve(name + ".log");
        List<String> arguments = List.of(
                "-Xmx256m", "-XX:+UseSerialGC", "-Dquarkus.config.locations=" + settings, "-jar", jar.toString());
        OwnedProcess process = new ChildProcess(name, folder, arguments, Map.of(), log).start();
        DataPlane started = new DataPlane(process, URI.create("http://localhost:" + port), log);
        try {
            new Readiness(name, started.address.resolve("/q/health/ready"), process, log, START).await();
            return started;
        } catch (RuntimeException late) {
            started.close();
            throw late;
        }
    }

    public URI address() {
        return address;
    }

    public double residentMegabytes() {
        return Memory.residentKilobytes(process.pid()).orElse(0) / 1024.0;
    }

    /** The processor's time that the process has had so far. */
    public double processorMillis() {
        return ProcessHandle.of(process.pid())
                .flatMap(running -> running.info().totalCpuDuration())
                .map(time -> time.toNanos() / 1e6)
                .orElse(Double.NaN);
    }

    /** The sum of all lines of a metric whose name and labels begin so; 0 if there is none. */
    public double metric(String prefix) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Has the process collect all its garbage, so that its heap says what it holds. */
    public void collectGarbage() {
        Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            new ProcessBuilder(program.toString(), Long.toString(process.pid()), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String metrics() {
        try {
            return http.send(
                            HttpRequest.newBuilder(address.resolve("/q/metrics"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException("no metrics; see " + log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.stop(STOP, "TERM");
    }
}
