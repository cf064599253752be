package dev.freehold.controlplane.license;

import java.util.Set;
import java.util.TreeSet;

import dev.freehold.contracts.license.PlanLimits;

/**
 * What can be bought.
 *
 * @param retentionDays how long the data of a deleted tenant is kept before it is removed
 */
public record Plan(String name, PlanLimits limits, Set<String> features, int retentionDays) {
    public Plan {
        features = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(features));
    }
}
