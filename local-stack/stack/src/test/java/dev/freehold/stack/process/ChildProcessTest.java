package dev.freehold.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class ChildProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private OwnedProcess sleeper;

    @BeforeEach
    void start() throws IOException {
        Path program = folder.resolve("Sleeper.java");
        Files.writeString(program, "void main() throws Exception { IO.println(\"slept\"); Thread.sleep(60_000); }");
        sleeper = new ChildProcess("sleeper", folder, List.of(program.toString()), Map.of(), log()).start();
        await().atMost(PATIENCE)
                .until(() -> Files.exists(log()) && Files.readString(log()).contains("slept"));
    }

    @AfterEach
    void stop() {
        sleeper.stop(PATIENCE, "TERM");
    }

    @Test
    void runsUntilItIsStopped() {
        assertThat(sleeper.isRunning()).isTrue();

        sleeper.stop(PATIENCE, "TERM");

        assertThat(sleeper.isRunning()).isFalse();
        sleeper.stop(PATIENCE, "TERM");
    }

    @Test
    void isDeafToCtrlC() {
        sleeper.signal("INT");

        await().during(Duration.ofMillis(500)).until(sleeper::isRunning);
    }

    @Test
    void isNotOursIfItsCommandLineIsAnother() {
        OwnedProcess other = new OwnedProcess(sleeper.pid(), "sleeper@/somewhere/else");

        other.stop(PATIENCE, "TERM");

        assertThat(other.isRunning()).isFalse();
        assertThat(sleeper.isRunning()).isTrue();
    }

    @Test
    void isFoundByALaterRunOfTheSameFolderOnly() {
        assertThat(new Leftovers(folder).find()).containsExactly(sleeper);
        assertThat(new Leftovers(folder.resolve("other")).find()).isEmpty();
        assertThat(new Leftovers(folder.getRoot()).find()).isEmpty();
    }

    @Test
    void tellsTheEndOfItsLogIfItEndsBeforeItIsReady() {
        sleeper.stop(PATIENCE, "TERM");
        Readiness readiness = new Readiness("Sleeper", URI.create("http://localhost:1/"), sleeper, log(), PATIENCE);

        assertThatThrownBy(readiness::await)
                .hasMessageContaining("Sleeper ended before it was ready")
                .hasMessageContaining("| slept")
                .hasMessageContaining(log().toString());
    }

    @Test
    void tellsWhoHoldsAPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
            assertThat(PortOwner.describe(socket.getLocalPort()))
                    .hasValueSatisfying(owner -> assertThat(owner)
                            .contains("process " + ProcessHandle.current().pid()));
        }
    }

    private Path log() {
        return folder.resolve("sleeper.log");
    }
}
