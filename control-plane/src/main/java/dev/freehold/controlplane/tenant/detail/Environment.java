package dev.freehold.controlplane.tenant.detail;

import java.util.Arrays;
import java.util.Locale;

/** What a tenant is used for. */
public enum Environment {
    PRODUCTION,
    STAGING,
    DEMO,
    DEVELOPMENT;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is none of that name */
    public static Environment parse(String wireName) {
        return Arrays.stream(values())
                .filter(environment -> environment.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is one of production, staging, demo and development"));
    }
}
