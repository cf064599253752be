package dev.freehold.controlplane.rotation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.Region;

/**
 * How many placements of a region are sealed with another key than its newest.
 *
 * @param key the id of the key that was announced last; absent if no worker has announced one yet
 * @param left active tenants whose placement is sealed with another; each needs a rotation
 * @param suspended suspended ones; each is sealed anew when it is resumed
 * @param underWay rotations of the region that are not over
 * @param requestedBy who asked for all to be sealed with this key; absent if nobody has
 */
public record Reseal(
        Region region,
        @Nullable String key,
        int left,
        int suspended,
        int underWay,
        @Nullable String requestedBy,
        @Nullable Instant requestedAt) {}
