package dev.freehold.stack.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.freehold.stack.folder.Checkout;
import dev.freehold.stack.process.PartFailedException;

import static java.util.Objects.requireNonNull;

/** The unpacked Keycloak and how its own script calls Java; called directly, so that the process we know is the server. */
record KeycloakProgram(Path home) {
    /** A small heap, one collector thread and the quick compiler: it starts faster and takes 310 instead of 460 MB. */
    private static final List<String> JVM = List.of(
            "-Xms64m",
            "-Xmx320m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    KeycloakProgram {
        requireNonNull(home, "home");
    }

    static KeycloakProgram find() {
        Path home = Checkout.find().keycloak(version());
        if (!Files.exists(home.resolve("lib/quarkus-run.jar"))) {
            throw new PartFailedException(
                    "Keycloak is not unpacked in " + home + "; run: mvn -pl local-stack/stack -am process-resources");
        }
        return new KeycloakProgram(home);
    }

    List<String> arguments(List<String> command) {
        List<String> all = new ArrayList<>(JVM);
        all.add("-Dkc.home.dir=" + home);
        all.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        all.add("-cp");
        all.add(home.resolve("lib/quarkus-run.jar").toString());
        all.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        all.addAll(command);
        return all;
    }

    private static String version() {
        try (InputStream in = requireNonNull(KeycloakProgram.class.getResourceAsStream("version.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
