package dev.freehold.controlplane.placement;

import org.jspecify.annotations.Nullable;

/**
 * How much of something is used.
 *
 * @param used absent where nobody has told it of late
 * @param limit absent where there is none, or nobody has told it
 */
public record Room(@Nullable Long used, @Nullable Long limit) {
    public boolean full() {
        return used != null && limit != null && used >= limit;
    }

    /** From 0 for nothing to 1 for full; 0 where that cannot be told. */
    public double share() {
        if (used == null || limit == null) {
            return 0;
        }
        return limit == 0 ? 1 : (double) used / limit;
    }

    /** Never below 0; null where that cannot be told. */
    @Nullable
    Long free() {
        return used == null || limit == null ? null : Long.valueOf(Math.max(0, limit - used));
    }

    @Override
    public String toString() {
        return (used == null ? "?" : used) + (limit == null ? "" : " of " + limit);
    }
}
