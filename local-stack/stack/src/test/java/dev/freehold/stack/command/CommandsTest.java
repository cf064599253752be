package dev.freehold.stack.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.stack.folder.OwnerOnlyFile;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.process.StateLock;
import dev.freehold.stack.process.Supervisor;

import static org.assertj.core.api.Assertions.assertThat;

class CommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path parent;

    private StateFolder folder;

    @BeforeEach
    void name() {
        folder = new StateFolder(parent.resolve(".freehold"));
    }

    @Test
    void saysThatThereIsNoStack() {
        assertThat(run("status")).isEqualTo(1);
        assertThat(out()).contains("There is no stack");
        assertThat(run("down")).isZero();
        assertThat(run("is-up")).isEqualTo(1);
    }

    @Test
    void givesNoTokenOfAStackThatDoesNotRun() {
        assertThat(run("token", "--user", "ops-admin")).isEqualTo(1);
        assertThat(err()).contains("The stack is not running; start it with ./freehold up");
        assertThat(out()).isEmpty();
    }

    @Test
    void wantsToKnowWhoseToken() {
        assertThat(run("token")).isEqualTo(2);
        assertThat(run("token", "--user", "ops-admin", "--tenant", "acme")).isEqualTo(2);
    }

    @Test
    void startsNothingWhereAStackRunsAlready() {
        try (StateLock _ = StateLock.tryTake(folder).orElseThrow()) {
            assertThat(run("up")).isEqualTo(1);
        }
        assertThat(err()).contains("already running", "./freehold down");
        assertThat(folder.secrets().startingWith("")).isEmpty();
    }

    @Test
    void tellsApartRunningStoppedAndKilled() {
        long me = ProcessHandle.current().pid();
        describe("""
                {"state":"running","parts":[
                  {"name":"keycloak","title":"Keycloak","port":8180,"pid":%d,"mark":"java"},
                  {"name":"control-plane","title":"Control plane","port":8080,"pid":2147483646,"mark":"x"},
                  {"name":"tenant-service","title":"Tenant service","port":8081}]}""".formatted(me));

        assertThat(run("status")).isEqualTo(1);

        assertThat(out()).containsPattern("keycloak +running +8180 +" + me + " +[0-9]+ MB");
        assertThat(out()).containsPattern("control-plane +killed +8080");
        assertThat(out()).containsPattern("tenant-service +stopped +8081 +- ");
        assertThat(out()).contains("ended unexpectedly");
    }

    @Test
    void showsNoCredentialsInItsStatus() {
        describe("""
                {"state":"running","users":{"ops-admin":{"password":"hush"}},
                 "parts":[{"name":"keycloak","port":8180,"pid":%d,"mark":"java"}]}""".formatted(ProcessHandle.current().pid()));

        assertThat(run("status", "--json")).isZero();

        assertThat(out()).contains("\"running\" : true", "\"residentKb\"").doesNotContain("hush");
    }

    @Test
    void knowsWhoRunsItFromTheFirstMoment() {
        assertThat(run("is-up")).isEqualTo(1);
        try (StateLock _ = StateLock.tryTake(folder).orElseThrow()) {
            assertThat(run("is-up")).isZero();
        }
        assertThat(run("is-up")).isEqualTo(1);
    }

    @Test
    void takesAProcessIdThatSomebodyElseGotForNoStack() {
        long me = Supervisor.current().pid();
        new OwnerOnlyFile(folder.path().resolve("lock")).write(me + " 2001-01-01T00:00:00Z");

        assertThat(run("is-up")).isEqualTo(1);
        assertThat(run("down")).isZero();
    }

    @Test
    void cleansUpAfterAKilledRun() {
        describe("{\"state\":\"running\",\"up\":{\"pid\":2147483646,\"began\":\"2001-01-01T00:00:00Z\"},"
                + "\"parts\":[{\"name\":\"keycloak\",\"pid\":2147483645,\"mark\":\"x\"}]}");

        assertThat(run("down")).isZero();
        assertThat(folder.stackFile().read()).contains("stopped").doesNotContain("pid", "mark");

        assertThat(run("down", "--wipe")).isZero();
        assertThat(parent).isEmptyDirectory();
    }

    private void describe(String json) {
        folder.stackFile().write(json);
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(stream(out), stream(err));
        return Main.commandLine(folder, terminal).execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
