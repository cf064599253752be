package dev.freehold.cli.output;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTest {
    @Test
    void takesOutWhatSteersATerminal() {
        assertThat(PlainText.line("a\u001b[31mb\u0007\u007f\u009b2Jc")).isEqualTo("a[31mb2Jc");
    }

    @Test
    void takesOutWhatReordersOrHidesText() {
        assertThat(PlainText.line("in\u202evoice\u2066\u200b\ufeff")).isEqualTo("invoice");
    }

    @Test
    void keepsATextOnOneLine() {
        assertThat(PlainText.line("a\r\nb\tc\u2028d")).isEqualTo("a  b c d");
    }

    @Test
    void keepsLettersOfAllScripts() {
        assertThat(PlainText.line("Ümbrella 東京 🏢")).isEqualTo("Ümbrella 東京 🏢");
    }

    @Test
    void alignsByCharactersNotUnits() {
        assertThat(Table.headed("A", "B").row("🏢🏢🏢", "x").row("abc", null).lines())
                .containsExactly("A    B", "🏢🏢🏢  x", "abc  -");
    }

    @ParameterizedTest
    @CsvSource({
        "-5, 0 ms",
        "0, 0 ms",
        "999, 999 ms",
        "1000, 1.0 s",
        "59999, 59.9 s",
        "60000, 1 min 0 s",
        "3723000, 62 min 3 s"
    })
    void readsTimesAsPeopleDo(long millis, String text) {
        assertThat(Elapsed.text(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
