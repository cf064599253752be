package dev.freehold.controlplane.health;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How something is, the best first. {@code UNKNOWN}: nobody has told of late, which is neither good nor bad. */
public enum HealthState {
    HEALTHY,
    UNKNOWN,
    DEGRADED,
    UNHEALTHY;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Healthy if there is none. */
    static HealthState worst(Collection<HealthState> states) {
        return states.stream().max(Comparator.naturalOrder()).orElse(HEALTHY);
    }
}
