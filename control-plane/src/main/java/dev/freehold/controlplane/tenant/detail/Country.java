package dev.freehold.controlplane.tenant.detail;

import java.util.Locale;
import java.util.Set;

/** A country by its ISO 3166-1 alpha-2 code, in upper case. */
public record Country(String code) {
    private static final Set<String> KNOWN = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    public Country {
        if (!KNOWN.contains(code)) {
            throw new IllegalArgumentException("is an ISO 3166-1 code of two upper-case letters, such as DE");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
