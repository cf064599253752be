package dev.freehold.controlplane.tenant.detail;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.freehold.contracts.tenancy.Region;

/**
 * Where a tenant's data may be.
 *
 * @param allowed names of regions, at most 50; none: anywhere
 */
public record Residency(SortedSet<String> allowed) {
    public static final Residency ANYWHERE = new Residency(Collections.emptySortedSet());
    private static final int MOST_REGIONS = 50;

    public Residency {
        allowed = Collections.unmodifiableSortedSet(new TreeSet<>(allowed));
        if (allowed.size() > MOST_REGIONS) {
            throw new IllegalArgumentException("names at most " + MOST_REGIONS + " regions");
        }
        allowed.forEach(Region::new);
    }

    /** @throws IllegalArgumentException if one is no region's name */
    public static Residency of(List<String> regions) {
        if (regions.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("names regions");
        }
        return new Residency(new TreeSet<>(regions));
    }

    public boolean allows(Region region) {
        return allowed.isEmpty() || allowed.contains(region.value());
    }
}
