package dev.freehold.contracts.tenancy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TenantSlugTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "acme", "acme-2", "0", "a234567890123456789012345678901234567890"})
    void takesALabelOfAtMostFortyCharacters(String slug) {
        assertThat(new TenantSlug(slug).value()).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-acme",
                "acme-",
                "Acme",
                "ac me",
                "a.b",
                "acme\n",
                "a';drop table tenant;--",
                "a\"b",
                "acme\u0000",
                "\u0430cme",
                "acm\u00e9",
                "\uff41cme",
                "a\u200bcme",
                "a2345678901234567890123456789012345678901"
            })
    void refusesWhatIsNoPlainLabel(String slug) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TenantSlug(slug))
                .withMessageContaining("1 to 40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "api", "www", "internal", "freehold"})
    void refusesReservedWords(String slug) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TenantSlug(slug))
                .withMessageContaining("reserved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xn--cme-8cd", "xn--80ak6aa92e"})
    void refusesInternationalisedLabelsThatCouldLookLikeAnothers(String slug) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TenantSlug(slug))
                .withMessageContaining("look like");
    }
}
