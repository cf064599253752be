package dev.freehold.systemtests.chaos;

import static java.util.Objects.requireNonNull;

/** Who dies where in which command. */
record KillPoint(Scenario scenario, Place place, Victim victim) {
    KillPoint {
        requireNonNull(scenario, "scenario");
        requireNonNull(place, "place");
        requireNonNull(victim, "victim");
    }

    enum Victim {
        WORKER,
        CONTROL_PLANE,
        POOL
    }

    @Override
    public String toString() {
        String who = victim.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return "%-13s %-24s %s".formatted(who, scenario, place);
    }
}
