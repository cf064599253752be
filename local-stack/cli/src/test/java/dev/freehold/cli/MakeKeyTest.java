package dev.freehold.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.contracts.codec.KeyFacts;
import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;

import static org.assertj.core.api.Assertions.assertThat;

class MakeKeyTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sign", "open"})
    void makesTwoHalvesOfOneKey(String purpose) throws IOException {
        Run run = make(purpose);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Made worker-1.").doesNotContain("\"d\"");
        String privateHalf = Files.readString(folder.resolve("private"));
        String publicHalf = Files.readString(folder.resolve("public"));
        assertThat(publicHalf).contains("worker-1").doesNotContain("\"d\"");
        assertThat(KeyFacts.of(privateHalf).thumbprints())
                .isEqualTo(KeyFacts.of(publicHalf).thumbprints());
        if (purpose.equals("sign")) {
            String signed =
                    SigningKey.parse(privateHalf, InstantSource.system()).sign("test", "{}");
            assertThat(VerifyingKeys.parse(publicHalf).verify("test", signed)).isEqualTo("{}");
        } else {
            assertThat(OpeningKeys.parse(privateHalf).publicJwks()).isEqualTo(publicHalf);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("private"))))
                .isEqualTo("rw-------");
    }

    @Test
    void writesOverNoKey() throws IOException {
        make("sign");
        String kept = Files.readString(folder.resolve("private"));

        Run again = make("sign");

        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("never written over");
        assertThat(Files.readString(folder.resolve("private"))).isEqualTo(kept);
    }

    private Run make(String purpose) {
        return new Run.Surroundings()
                .run(
                        "key",
                        "make",
                        "worker-1",
                        "--to",
                        purpose,
                        "--private",
                        folder.resolve("private").toString(),
                        "--public",
                        folder.resolve("public").toString());
    }
}
