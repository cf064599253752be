package dev.freehold.tenantservice.data.product;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.tenantservice.platform.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CursorTest {
    @Test
    void isReadBackAsItWasWritten() {
        Cursor cursor = new Cursor(UUID.fromString("0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5"));
        assertThat(Cursor.parse(cursor.encoded())).isEqualTo(cursor);
        assertThat(cursor.encoded()).doesNotContain("0197e2d4").matches("[A-Za-z0-9_-]+");
    }

    @Test
    void startsBeforeEveryIdWhereThereIsNone() {
        assertThat(Cursor.parse(null)).isEqualTo(new Cursor(new UUID(0, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "MTo", "MjowMTk3ZTJkNA", "MToxLTEtMS0xLTE", "%00", "é"})
    void refusesWhatItDidNotWrite(String text) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Cursor.parse(text));
    }
}
