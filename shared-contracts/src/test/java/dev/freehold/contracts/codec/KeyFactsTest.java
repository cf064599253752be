package dev.freehold.contracts.codec;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeyFactsTest {
    @Test
    void givesAKeyAndItsPublicHalfOneThumbprint() {
        SigningKey key = SigningKey.generate("worker-1");

        assertThat(KeyFacts.of(key.privateJwks()).thumbprints())
                .hasSize(1)
                .isEqualTo(KeyFacts.of(key.publicJwks()).thumbprints());
    }

    @Test
    void givesTwoKeysOfOneNameTwoThumbprints() {
        assertThat(KeyFacts.of(SigningKey.generate("worker-1").publicJwks()).thumbprints())
                .isNotEqualTo(KeyFacts.of(SigningKey.generate("worker-1").publicJwks())
                        .thumbprints());
    }

    @Test
    void knowsADevelopersKeyByItsName() {
        assertThat(KeyFacts.of(SigningKey.generate("development-worker-1").publicJwks())
                        .development())
                .isTrue();
        assertThat(KeyFacts.of(SigningKey.generate("worker-development-1").publicJwks())
                        .development())
                .isFalse();
    }

    @Test
    void refusesWhatIsNoKeySet() {
        assertThatIllegalArgumentException().isThrownBy(() -> KeyFacts.of("{}"));
    }
}
