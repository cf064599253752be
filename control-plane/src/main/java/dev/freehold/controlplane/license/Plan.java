package dev.freehold.controlplane.license;

import java.util.Set;
import java.util.TreeSet;

import dev.freehold.contracts.license.PlanLimits;

/** What can be bought. */
public record Plan(String name, PlanLimits limits, Set<String> features) {
    public Plan {
        features = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(features));
    }
}
