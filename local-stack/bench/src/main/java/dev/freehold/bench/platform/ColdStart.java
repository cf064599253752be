package dev.freehold.bench.platform;

/**
 * One start of a service.
 *
 * @param millis from its launch to its first good answer
 * @param residentMegabytes right after that, shared pages included
 */
public record ColdStart(double millis, double residentMegabytes) {}
