package dev.freehold.contracts.operation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a lifecycle operation does. */
public enum OperationKind {
    PROVISION(false),
    SUSPEND(true),
    RESUME(false),
    DROP(true);

    private final boolean forwardOnly;

    OperationKind(boolean forwardOnly) {
        this.forwardOnly = forwardOnly;
    }

    /** True where giving up would be wrong: such an operation is retried until it succeeds and is never compensated. */
    public boolean forwardOnly() {
        return forwardOnly;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static OperationKind parse(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
