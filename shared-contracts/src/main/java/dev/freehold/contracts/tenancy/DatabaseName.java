package dev.freehold.contracts.tenancy;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The name of a PostgreSQL database: 1 to 63 bytes of lower-case ASCII, so that it needs no folding and is never truncated by the server. */
public record DatabaseName(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DatabaseName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a database name is a lower-case letter, then letters, digits and underscores, 63 bytes at most");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
