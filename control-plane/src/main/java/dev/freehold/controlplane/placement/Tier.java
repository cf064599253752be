package dev.freehold.controlplane.placement;

import java.util.Arrays;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How much of a server a tenant has, the laxest first. */
public enum Tier {
    /** Its database stands beside others'. */
    SHARED,
    /** The server is its own. */
    DEDICATED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is none of that name */
    @JsonCreator
    public static Tier parse(String wireName) {
        return Arrays.stream(values())
                .filter(tier -> tier.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is shared or dedicated"));
    }
}
