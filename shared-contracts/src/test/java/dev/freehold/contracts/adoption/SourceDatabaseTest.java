package dev.freehold.contracts.adoption;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.operation.OperationId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SourceDatabaseTest {
    private static final OperationId OPERATION = operation(1);
    private static final SourceDatabase LEGACY =
            new SourceDatabase("db.example.org", 5433, "Legacy DB", "reader", "p@ss+w/rd:%");

    @Test
    void readsAConnectionStringWithAndWithoutJdbc() {
        String text = "postgresql://reader:p%40ss+w%2Frd:%25@DB.example.org:5433/Legacy%20DB";
        assertThat(SourceDatabase.parse(text)).isEqualTo(LEGACY);
        assertThat(SourceDatabase.parse("jdbc:" + text)).isEqualTo(LEGACY);
        assertThat(SourceDatabase.parse("postgres://u:p@[::1]/d"))
                .isEqualTo(new SourceDatabase("[::1]", 5432, "d", "u", "p"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary",
                "mysql://canary:canary@canary/canary",
                "postgresql://canary@canary/canary",
                "postgresql://canary:can ary@canary/canary",
                "postgresql://canary:can@ary@canary/canary",
                "postgresql://canary:%zz@canary/canary",
                "postgresql://canary:canary@canary/",
                "postgresql://canary:canary@canary",
                "postgresql://:canary@canary/canary",
                "postgresql://canary:canary@canary,other/canary",
                "postgresql://canary:canary@canary/canary?sslmode=disable",
                "postgresql://canary:canary@canary/canary?socketFactory=canary",
                "jdbc:jdbc:postgresql://canary:canary@canary/canary"
            })
    void refusesAnythingElseAndRepeatsNothingOfIt(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SourceDatabase.parse(text))
                .satisfies(refused -> {
                    assertThat(refused).hasMessageNotContaining("canary").hasMessageNotContaining("%zz");
                    assertThat(refused).hasNoCause();
                });
    }

    @Test
    void isReadableForOneRegionAndOneOperationAlone() {
        OpeningKeys region = OpeningKeys.generate("region-1");
        String sealed = LEGACY.seal(SealingKey.parse(region.publicJwks()), OPERATION);

        assertThat(sealed).doesNotContain("reader", "example");
        assertThat(SourceDatabase.open(sealed, region, OPERATION)).isEqualTo(LEGACY);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> SourceDatabase.open(sealed, region, operation(2)));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> SourceDatabase.open(sealed, OpeningKeys.generate("region-1"), OPERATION));
    }

    @Test
    void saysNothingOfItself() {
        assertThat(LEGACY).hasToString("SourceDatabase[redacted]");
    }

    private static OperationId operation(int number) {
        return new OperationId(UUID.fromString("0199f0a0-0000-7000-8000-00000000000" + number));
    }
}
