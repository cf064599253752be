package dev.freehold.bench.load;

import java.time.Duration;
import java.util.Map;

import org.HdrHistogram.Histogram;

/**
 * What clients got.
 *
 * @param byStatus how many answers of each HTTP status; 0 for none within the time
 * @param latencies of the good answers, those with a status of 200 to 299, in microseconds
 * @param took from the first request until the last client ended
 */
public record Load(Map<Integer, Long> byStatus, Histogram latencies, Duration took) {
    public Load {
        byStatus = Map.copyOf(byStatus);
    }

    public long count(int status) {
        return byStatus.getOrDefault(status, 0L);
    }

    public long total() {
        return byStatus.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Good answers. */
    public long good() {
        return latencies.getTotalCount();
    }

    /** Good answers a second. */
    public double perSecond() {
        return good() / (took.toNanos() / 1e9);
    }

    /** Of the good answers; ms. */
    public double percentile(double percent) {
        return latencies.getValueAtPercentile(percent) / 1000.0;
    }
}
