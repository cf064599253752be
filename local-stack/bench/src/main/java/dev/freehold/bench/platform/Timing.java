package dev.freehold.bench.platform;

import java.util.Map;

/**
 * One operation on a tenant.
 *
 * @param answeredAt the {@link System#nanoTime} at which the request was answered
 * @param took from the request until the operation is seen as succeeded, in ms
 * @param steps ms by step, as the platform reports them; 0 for one that was found done
 */
public record Timing(String slug, long answeredAt, double took, Map<String, Double> steps) {
    public double step(String name) {
        return steps.getOrDefault(name, 0.0);
    }
}
