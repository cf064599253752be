package dev.freehold.bench.report;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Figures of one case, and their percentiles by nearest rank. */
public record Samples(List<Double> sorted) {
    public Samples {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("a case without samples says nothing");
        }
        sorted = sorted.stream().sorted().toList();
    }

    public static Samples of(Stream<Double> figures) {
        return new Samples(figures.toList());
    }

    public static <T> Samples of(Collection<T> things, ToDoubleFunction<T> figure) {
        return of(things.stream().mapToDouble(figure).boxed());
    }

    public double p50() {
        return percentile(50);
    }

    public double p99() {
        return percentile(99);
    }

    public int count() {
        return sorted.size();
    }

    private double percentile(int percent) {
        int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.get(Math.max(rank, 1) - 1);
    }
}
