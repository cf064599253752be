package dev.freehold.contracts.tenancy;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The name of a PostgreSQL role: 1 to 63 bytes of lower-case ASCII. The prefix pg_ belongs to the server. */
public record RoleName(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("(?!pg_)[a-z][a-z0-9_]{0,62}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RoleName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a role name is a lower-case letter, then letters, digits and underscores, 63 bytes at most, not starting with pg_");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
