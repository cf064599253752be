package dev.freehold.bench.report;

import org.jspecify.annotations.Nullable;

/**
 * One figure.
 *
 * @param baseline what it is held against, measured in the same run; none where there is nothing to hold it against
 */
record Row(
        String name,
        String metric,
        double value,
        String unit,
        @Nullable Double baseline) {
    @Nullable
    Double ratio() {
        return baseline == null || baseline == 0 ? null : value / baseline;
    }
}
