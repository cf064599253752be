package dev.freehold.contracts.route;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a tenant may be served. {@code GONE} is the tombstone of a dropped tenant: it carries neither placement nor licence. */
public enum RouteState {
    ACTIVE,
    SUSPENDED,
    GONE;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static RouteState parse(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
