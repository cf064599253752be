package dev.freehold.controlplane.tenant.detail;

import java.util.regex.Pattern;

import dev.freehold.controlplane.platform.PersonalData;

/** A name for people, on one line: 1 to 200 characters, outer spaces removed, nothing that changes how other text is shown. */
@PersonalData
public record PlainName(String value) {
    private static final int MAX_LENGTH = 200;
    // Controls, line ends, lone surrogates, and marks that turn the direction of writing.
    private static final Pattern REFUSED =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    public PlainName(String value) {
        this.value = value.strip();
        if (this.value.isEmpty()
                || this.value.codePointCount(0, this.value.length()) > MAX_LENGTH
                || REFUSED.matcher(value).find()) {
            throw new IllegalArgumentException("is 1 to 200 characters on one line, without control characters");
        }
    }

    @Override
    public String toString() {
        return "PlainName[redacted]";
    }
}
