package dev.freehold.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.part.PartProgress;
import dev.freehold.stack.service.StackPorts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StackOptionsTest {
    @TempDir
    private Path folder;

    @Test
    void listensWherePeopleExpectItUnlessToldOtherwise() {
        assertThat(StackOptions.in(new StateFolder(folder)).ports().byPart())
                .containsEntry("control-plane", 8080)
                .containsEntry("postgres-local-b", 5542);
        assertThat(StackOptions.forTests(folder).ports().byPart().values())
                .doesNotHaveDuplicates()
                .doesNotContain(8080, 8081, 8082, 8180);
    }

    @Test
    void namesEveryTakenPortItsHolderAndTheWayOut() throws IOException {
        try (ServerSocket one = taken();
                ServerSocket two = taken()) {
            StackPorts ports = new StackPorts(
                    one.getLocalPort(),
                    20001,
                    20002,
                    two.getLocalPort(),
                    20004,
                    20007,
                    20005,
                    Map.of("local-a", 20006));
            StackOptions options =
                    new StackOptions(new StateFolder(folder), ports, Map.of(), false, Map.of(), PartProgress.SILENT);

            assertThatThrownBy(() -> LocalStack.prepare(options))
                    .hasMessageContaining("Port " + one.getLocalPort() + " for control-plane is taken by process "
                            + ProcessHandle.current().pid())
                    .hasMessageContaining("Port " + two.getLocalPort() + " for keycloak is taken")
                    .hasMessageContaining("--any-ports");
        }
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
