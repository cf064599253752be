package dev.freehold.contracts.operation;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identity of a lifecycle operation: a UUIDv7. */
public record OperationId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OperationId {
        if (value.version() != 7) {
            throw new IllegalArgumentException("an operation id is a UUID of version 7");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
