package dev.freehold.controlplane.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import jakarta.validation.constraints.NotNull;

/**
 * The database elsewhere that a new tenant is to be made of.
 *
 * @param connection {@code postgresql://user:password@host:port/database}; sealed to the region at once, and kept in no other form, not
 *     even as the hash by which an idempotent repeat is known
 */
record AskedSource(
        @NotNull @JsonProperty(access = Access.WRITE_ONLY) String connection) {
    @Override
    public String toString() {
        return "AskedSource[redacted]";
    }
}
