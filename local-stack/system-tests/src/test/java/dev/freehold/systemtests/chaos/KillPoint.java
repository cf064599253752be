package dev.freehold.systemtests.chaos;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/** Who dies where in which command. */
record KillPoint(Scenario scenario, Place place, Victim victim) {
    KillPoint {
        requireNonNull(scenario, "scenario");
        requireNonNull(place, "place");
        requireNonNull(victim, "victim");
    }

    /** One statement earlier in the same act, for an act that takes fewer this time; empty before the first. */
    Optional<KillPoint> earlier() {
        return place.nth() > 1
                ? Optional.of(new KillPoint(
                        scenario, new Place(place.undo(), place.step(), place.phase(), place.nth() - 1), victim))
                : Optional.empty();
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
