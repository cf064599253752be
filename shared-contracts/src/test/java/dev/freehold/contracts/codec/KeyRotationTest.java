package dev.freehold.contracts.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Keys that rotate under processes that go on: at no moment is anything refused that was rightly signed. */
class KeyRotationTest {
    private static final String TYPE = "test+jws";
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant SWITCH = START.plus(Duration.ofHours(1));

    private final SigningKey first = SigningKey.generate("first");
    private final SigningKey both = first.with(SigningKey.generate("second"), SWITCH);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Instant now = START;
    private Path privateFile;
    private Path publicFile;

    @BeforeEach
    void writeFiles() throws IOException {
        privateFile = Files.writeString(folder.resolve("private"), first.privateJwks());
        publicFile = Files.writeString(folder.resolve("public"), first.publicJwks());
    }

    @Test
    void signsWithTheNextKeyFromItsMomentOnAndNothingIsEverRefused() throws IOException {
        SigningKey signing = SigningKey.watching(privateFile, text -> {}, () -> now);
        VerifyingKeys verifying = VerifyingKeys.watching(publicFile, text -> {}, () -> now);
        String early = signing.sign(TYPE, "early");
        Files.writeString(publicFile, both.publicJwks());
        Files.writeString(privateFile, both.privateJwks());
        for (; now.isBefore(SWITCH.plus(Duration.ofMinutes(10))); now = now.plus(Duration.ofMinutes(5))) {
            assertThat(verifying.verify(TYPE, signing.sign(TYPE, "text"))).isEqualTo("text");
            assertThat(verifying.verify(TYPE, early)).isEqualTo("early");
            assertThat(signing.keyId()).isEqualTo(now.isBefore(SWITCH) ? "first" : "second");
        }
        assertThat(signing.formerKeyIds()).containsExactly("first");

        Files.writeString(
                publicFile, SigningKey.parse(both.privateJwks()).publicJwks().replace("first", "other"));
        now = now.plusSeconds(2);
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> verifying.verify(TYPE, early));
    }

    @Test
    void goesOnWithTheKeysBeforeWhereAFileIsReplacedByNonsense() throws IOException {
        VerifyingKeys verifying = VerifyingKeys.watching(publicFile, text -> {}, () -> now);
        String signed = first.sign(TYPE, "text");
        for (String nonsense : new String[] {"", "{", "{\"keys\":[]}"}) {
            Files.writeString(publicFile, nonsense);
            now = now.plusSeconds(2);
            assertThat(verifying.verify(TYPE, signed)).isEqualTo("text");
        }
        Files.delete(publicFile);
        now = now.plusSeconds(2);
        assertThat(verifying.verify(TYPE, signed)).isEqualTo("text");
    }

    @Test
    void startsWithNothingThatIsNotRight() throws IOException {
        Files.writeString(publicFile, "{");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifyingKeys.watching(publicFile, text -> {}, () -> now));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.parse(first.privateJwks().replace("\"kid\"", "\"nbf\":\"soon\",\"kid\"")));
    }

    @Test
    void publishesAKeyBeforeItSigns() {
        assertThat(both.publicJwks()).contains("first", "second").doesNotContain("\"d\"");
        assertThat(SigningKey.parse(both.privateJwks(), () -> now).formerKeyIds())
                .isEmpty();
        assertThat(both.notBefore()).containsEntry("second", SWITCH).containsEntry("first", Instant.EPOCH);
    }
}
