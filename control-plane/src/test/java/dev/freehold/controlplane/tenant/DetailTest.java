package dev.freehold.controlplane.tenant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.controlplane.tenant.detail.Country;
import dev.freehold.controlplane.tenant.detail.EmailAddress;
import dev.freehold.controlplane.tenant.detail.Environment;
import dev.freehold.controlplane.tenant.detail.PlainName;
import dev.freehold.controlplane.tenant.detail.TaxId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DetailTest {
    @Test
    void comparesTaxIdsWithoutSeparatorsAndCase() {
        assertThat(new TaxId("  de 123.456-7/8 ").key()).isEqualTo("DE12345678");
        assertThat(new TaxId("  de 123 ").value()).isEqualTo("de 123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "--", "DE_1", "ＤＥ123", "1;DROP", "12345678901234567890123456789012345678901"})
    void refusesWhatIsNoTaxId(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TaxId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEU", "de", "XX", "", "D1"})
    void refusesWhatIsNoCountry(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Country(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@acme.example", "a.b+c@x-y.example", "o'neill@localhost"})
    void takesPlainEmailAddresses(String text) {
        assertThat(new EmailAddress(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@acme.example",
                "ada@",
                "Ada <ada@acme.example>",
                "ada@acme.example\nBcc: x@y.example",
                "ada@-acme.example",
                "ada@@acme.example",
                "ada @acme.example",
                "adä@acme.example",
                "ada@acme..example"
            })
    void refusesWhatIsNoPlainEmailAddress(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(text));
    }

    @Test
    void refusesAnEmailAddressThatIsTooLong() {
        String domain = ("a".repeat(60) + ".").repeat(4) + "example";
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("ada@" + domain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Łódź Sp. z o.o.", "山田商事株式会社", "'; DROP TABLE tenant; --", "<b>Acme</b>", "Acme 🚀"})
    void takesNamesOfAnyScript(String text) {
        assertThat(new PlainName(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t ", "a\u0000b", "a\nb", "a\u2028b", "a\u202Eb", "a\u007Fb", "a\uD800b"})
    void refusesNamesThatChangeHowOtherTextIsShown(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PlainName(text));
    }

    @Test
    void countsCharactersOfANameAndNotTheirParts() {
        assertThat(new PlainName("🚀".repeat(200)).value()).hasSize(400);
        assertThatIllegalArgumentException().isThrownBy(() -> new PlainName("x".repeat(201)));
    }

    @Test
    void keepsPersonalDataOutOfLogs() {
        assertThat(new EmailAddress("ada@acme.example").toString()).doesNotContain("ada");
        assertThat(new PlainName("Ada").toString()).doesNotContain("Ada");
    }

    @Test
    void knowsFourEnvironmentsByTheirLowerCaseNames() {
        assertThat(Environment.parse("staging")).isEqualTo(Environment.STAGING);
        assertThatIllegalArgumentException().isThrownBy(() -> Environment.parse("STAGING"));
    }
}
