package dev.freehold.tenantservice.admit;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a member may do in its tenant. */
public enum Role {
    ADMIN,
    EDITOR,
    VIEWER;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role parse(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
