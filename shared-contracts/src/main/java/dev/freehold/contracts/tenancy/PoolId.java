package dev.freehold.contracts.tenancy;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one PostgreSQL server of a region: a DNS label of 1 to 40 characters. Host and credentials are known only inside the region. */
public record PoolId(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PoolId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a pool id is 1 to 40 lower-case letters, digits and hyphens, such as eu-a");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
