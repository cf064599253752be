package dev.freehold.bench;

import java.util.List;

/** Durations of one case in milliseconds, and their percentiles by nearest rank. */
record Samples(List<Double> sorted) {
    Samples {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("a case without samples says nothing");
        }
        sorted = sorted.stream().sorted().toList();
    }

    double p50() {
        return percentile(50);
    }

    double p99() {
        return percentile(99);
    }

    private double percentile(int percent) {
        int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.get(Math.max(rank, 1) - 1);
    }
}
