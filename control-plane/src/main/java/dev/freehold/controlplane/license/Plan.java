package dev.freehold.controlplane.license;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.controlplane.placement.Tier;

/**
 * What can be bought.
 *
 * @param tier where a tenant is placed that asks for none itself; another one moves nobody
 * @param retentionDays how long the data of a deleted tenant is kept before it is removed
 * @param retired whether nobody can have it who does not have it already
 * @param version grows with each change
 */
public record Plan(
        String name,
        PlanLimits limits,
        Tier tier,
        Set<String> features,
        int retentionDays,
        boolean retired,
        int version) {
    public Plan {
        features = Collections.unmodifiableSortedSet(new TreeSet<>(features));
    }

    /** By which the audit knows it, since its subjects are ids. */
    UUID subject() {
        return UUID.nameUUIDFromBytes(("plan:" + name).getBytes(StandardCharsets.UTF_8));
    }
}
