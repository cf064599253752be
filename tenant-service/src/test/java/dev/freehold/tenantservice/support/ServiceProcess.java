package dev.freehold.tenantservice.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.freehold.stack.folder.Checkout;
import dev.freehold.stack.process.Ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The packaged service as its own process, configured by one properties file. */
public final class ServiceProcess implements AutoCloseable {
    /** A machine that does much else takes long to start one. */
    private static final Duration START = Duration.ofSeconds(90);

    private static final Path PROGRAM =
            Checkout.find().root().resolve("tenant-service/target/quarkus-app/quarkus-run.jar");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static @Nullable ServiceProcess shared;

    private final Process process;
    private final Path log;
    private final int port;

    private ServiceProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** One that serves the shared platform for all tests of this JVM. */
    public static synchronized ServiceProcess shared() {
        if (shared == null) {
            TestPlatform platform = TestPlatform.shared();
            ServiceProcess started = start(platform.folder(), "service", platform.configuration());
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            started.awaitReady();
            shared = started;
        }
        return shared;
    }

    /** Starts and waits until it is alive, which is not yet ready. */
    public static ServiceProcess start(Path folder, String name, Map<String, String> configuration) {
        ServiceProcess service = launch(folder, name, configuration);
        try {
            await().atMost(START)
                    .failFast(() -> !service.process.isAlive())
                    .until(() -> service.status("/q/health/live") == 200);
            return service;
        } catch (RuntimeException late) {
            service.close();
            throw late;
        }
    }

    /** Starts one that is expected to end by itself, and answers its exit code. */
    public static Ended refused(Path folder, String name, Map<String, String> configuration) {
        try (ServiceProcess service = launch(folder, name, configuration)) {
            assertThat(service.process.waitFor(START.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            return new Ended(service.process.exitValue(), service.log());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServiceProcess launch(Path folder, String name, Map<String, String> configuration) {
        try {
            int port = Ports.free();
            Map<String, String> all = new HashMap<>(configuration);
            all.put("quarkus.http.port", Integer.toString(port));
            Path file = write(folder.resolve(name + ".properties"), all);
            Path log = folder.resolve(name + "-" + port + ".log");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Dquarkus.config.locations=" + file,
                            "-jar",
                            PROGRAM.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new ServiceProcess(process, log, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ServiceProcess awaitReady() {
        await().atMost(Duration.ofSeconds(20)).until(() -> status("/q/health/ready") == 200);
        return this;
    }

    /** Stops it in the middle of whatever it does. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    /** A counter or gauge as it is scraped; the first whose line begins so. */
    public double metric(String prefix) {
        return body("/q/metrics")
                .lines()
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    private String body(String path) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(url() + path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void signal(String name) {
        try {
            assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of a plain GET; 0 if nobody answers. */
    public int status(String path) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(url() + path))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException nobody) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    /** How a process ended and what it said. */
    public record Ended(int exitCode, String log) {}

    private static Path write(Path file, Map<String, String> configuration) throws IOException {
        Properties properties = new Properties();
        properties.putAll(configuration);
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file;
    }
}
