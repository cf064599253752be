package dev.freehold.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/** Signing in with the packaged command line at the real identity server. */
@ResourceLock(TestStacks.PLATFORM)
class LoginIT {
    private static final Pattern ADDRESS = Pattern.compile("Open (\\S+) and check");

    private final Platform platform = Platform.shared();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void signsAnOperatorInWithABrowser() throws Exception {
        Path err = folder.resolve("login.err");
        Process login = start(err, "", "login", "--url", platform.controlPlaneUrl());
        String address = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .failFast(() ->
                        assertThat(login.isAlive()).as(Files.readString(err)).isTrue())
                .until(() -> ADDRESS.matcher(Files.readString(err)), Matcher::find)
                .group(1);

        new Browser()
                .signIn(
                        address,
                        "ops-support",
                        platform.stack().folder().secrets().get("password.ops-support"));

        assertThat(login.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(login.exitValue()).as(Files.readString(err)).isZero();
        assertThat(run("", "tenant", "list")).isZero();
        // Its role may read and nothing else.
        assertThat(run("", "tenant", "suspend", "nobody")).isEqualTo(5);
    }

    @Test
    void signsAProgramInWithItsSecret() throws Exception {
        String secret = platform.stack().folder().secrets().get("client.freehold-worker");

        assertThat(run(secret, "login", "--url", platform.controlPlaneUrl(), "--client-id", "freehold-worker"))
                .isZero();

        // Known to the control plane, and refused by role: a worker is no operator.
        assertThat(run("", "tenant", "list")).isEqualTo(5);
        assertThat(Files.readString(folder.resolve("run.err"))).contains("403");
    }

    private int run(String secret, String... arguments) throws IOException, InterruptedException {
        Process process = start(folder.resolve("run.err"), secret, arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Process start(Path err, String secret, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                platform.repository().resolve("local-stack/cli/target/cli.jar").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(err.toFile());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        builder.environment().put("FREEHOLD_HOME", folder.toString());
        builder.environment().put("FREEHOLD_CLIENT_SECRET", secret);
        return builder.start();
    }
}
