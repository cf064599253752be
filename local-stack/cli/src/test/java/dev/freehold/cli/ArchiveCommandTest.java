package dev.freehold.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The archive is one that an earlier version made, and its worker's public key; both stay as they are. */
class ArchiveCommandTest {
    private static final Path FIXTURES = Path.of("src", "test", "resources", "archive");
    private static final String KEYS = FIXTURES.resolve("worker.public.jwks").toString();
    private static final Path ARCHIVE = FIXTURES.resolve("acme.tar");

    @TempDir
    private Path folder;

    @Test
    void verifiesAnArchiveWithNothingButTheWorkersPublicKey() {
        Transcript.of(nowhere().run("archive", "verify", ARCHIVE.toString(), "--keys", KEYS))
                .isGolden("archive-verify");
    }

    @Test
    void takesTheKeysFromTheEnvironment() {
        Run run =
                nowhere().with("FREEHOLD_WORKER_KEYS", KEYS).run("archive", "verify", ARCHIVE.toString(), "-o", "json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("\"rows\" : 3");
    }

    @Test
    void refusesAnArchiveThatWasChanged() throws IOException {
        byte[] changed = Files.readAllBytes(ARCHIVE);
        changed[changed.length - 1600] ^= 1;
        Path file = Files.write(folder.resolve("changed.tar"), changed);

        Run run = nowhere().run("archive", "verify", file.toString(), "--keys", KEYS);

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("the archive is refused");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(nowhere()
                        .run("archive", "verify", "no-such.tar", "--keys", KEYS)
                        .exitCode())
                .isEqualTo(2);
        Run withoutKeys = nowhere().run("archive", "verify", ARCHIVE.toString());
        assertThat(withoutKeys.exitCode()).isEqualTo(2);
        assertThat(withoutKeys.err()).contains("--keys");
    }

    private static Run.Surroundings nowhere() {
        return new Run.Surroundings();
    }
}
