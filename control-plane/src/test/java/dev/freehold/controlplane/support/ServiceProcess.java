package dev.freehold.controlplane.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import dev.freehold.stack.process.Ports;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged service as a process of its own. */
public record ServiceProcess(Process process, int port, Path log) implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 90;

    public static ServiceProcess start(Path folder, Map<String, String> settings) {
        try {
            int port = Ports.free();
            Map<String, String> all = new HashMap<>(settings);
            all.put("quarkus.http.port", Integer.toString(port));
            all.put("quarkus.http.host", "localhost");
            Path log = folder.resolve("service-" + port + ".log");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Dquarkus.config.locations=" + write(folder.resolve("service.properties"), all),
                            "-jar",
                            "target/quarkus-app/quarkus-run.jar")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new ServiceProcess(process, port, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one that has to end by itself with an error, and answers what it said. */
    public static String refused(Path folder, Map<String, String> settings) throws InterruptedException {
        try (ServiceProcess service = start(folder, settings)) {
            assertThat(service.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("it ends by itself")
                    .isTrue();
            assertThat(service.process.exitValue()).isNotZero();
            return service.said();
        }
    }

    public String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url(String path) {
        return "http://localhost:" + port + path;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static Path write(Path file, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file;
    }
}
