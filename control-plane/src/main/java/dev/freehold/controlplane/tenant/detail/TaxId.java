package dev.freehold.controlplane.tenant.detail;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.freehold.controlplane.platform.PersonalData;

/** A tax id as its owner writes it: 1 to 40 ASCII letters, digits, dots, hyphens, slashes and spaces, at least one of them a letter or digit. */
@PersonalData
public record TaxId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9./ -]{1,40}");

    public TaxId(String value) {
        this.value = value.trim();
        if (!FORM.matcher(this.value).matches() || key().isEmpty()) {
            throw new IllegalArgumentException(
                    "is 1 to 40 ASCII letters, digits, dots, hyphens, slashes and spaces, with at least one letter or digit");
        }
    }

    /** What is compared: upper case, without separators. */
    public String key() {
        return value.replaceAll("[./ -]", "").toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "TaxId[redacted]";
    }
}
