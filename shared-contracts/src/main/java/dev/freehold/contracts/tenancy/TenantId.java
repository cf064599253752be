package dev.freehold.contracts.tenancy;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Immutable identity of a tenant: a UUIDv7 (RFC 9562). It is never reused, so a token for a dropped tenant reaches nobody. */
public record TenantId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TenantId {
        if (value.version() != 7 || value.variant() != 2) {
            throw new IllegalArgumentException("a tenant id is a UUID of version 7");
        }
    }

    /** @throws IllegalArgumentException if the text is not the canonical form (36 characters) of a UUIDv7 */
    public static TenantId parse(String text) {
        UUID parsed = UUID.fromString(text);
        if (!parsed.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("a tenant id has 36 characters");
        }
        return new TenantId(parsed);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
