package dev.freehold.stack.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StateFolderTest {
    @TempDir
    private Path parent;

    private StateFolder folder;

    @BeforeEach
    void name() {
        folder = new StateFolder(parent.resolve(".freehold"));
    }

    @Test
    void keepsSecretsOverRuns() {
        String drawn = folder.secrets().get("password.ops-admin");

        assertThat(folder.secrets().get("password.ops-admin")).isEqualTo(drawn).hasSize(32);
        assertThat(folder.secrets().get("password.ops-support")).isNotEqualTo(drawn);
        assertThat(folder.secrets().startingWith("password.")).containsOnlyKeys("ops-admin", "ops-support");
    }

    @Test
    void keepsTheSecretOfAMailboxWithAnEqualsSign() {
        String drawn = folder.secrets().get("member.a=b@acme.example");

        assertThat(folder.secrets().startingWith("member.")).containsEntry("a=b@acme.example", drawn);
    }

    @Test
    void letsNobodyElseRead() throws IOException {
        folder.secrets().get("any");

        assertThat(Files.getPosixFilePermissions(folder.path().resolve("secrets.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(folder.path()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void wipesWhatAStartThatWasRefusedAtOnceHasLeft() throws IOException {
        Files.createDirectories(folder.log("up").getParent());
        Files.createFile(folder.path().resolve("lock"));

        folder.wipe();

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void wipesItselfWhole() throws IOException {
        folder.secrets().get("any");
        Files.createDirectories(folder.postgres("local-a"));

        folder.wipe();

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void refusesToWipeWhatIsNotAStack() throws IOException {
        Files.createDirectories(folder.path());
        Files.writeString(folder.path().resolve("thesis.txt"), "years of work");

        assertThatThrownBy(folder::wipe).hasMessageContaining("does not look like");
        assertThat(folder.path().resolve("thesis.txt")).exists();
    }
}
