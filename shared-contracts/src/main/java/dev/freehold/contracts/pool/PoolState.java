package dev.freehold.contracts.pool;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a pool is there for. Its tenants are served in every state. */
public enum PoolState {
    /** Made known, but no worker has told yet that it has it and that its preflight passed. */
    REGISTERED,
    /** Takes new tenants. */
    OPEN,
    /** Takes none for now; its stock of prepared databases is not refilled. */
    CORDONED,
    /** Is to become empty; its stock of prepared databases is removed. */
    DRAINING,
    /** Is empty and never used again. */
    RETIRED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static PoolState parse(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
