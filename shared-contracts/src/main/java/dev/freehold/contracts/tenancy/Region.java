package dev.freehold.contracts.tenancy;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where data lives: a DNS label of 1 to 40 characters. A tenant never leaves its region by itself. */
public record Region(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Region {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a region is 1 to 40 lower-case letters, digits and hyphens, such as eu-central");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
