package dev.freehold.tenantservice.connect;

import java.util.function.ToIntFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import dev.freehold.contracts.tenancy.PoolId;

/** What is measured of the connections to one pool. No tenant is a label. */
record PoolMeters(PoolId pool, ConnectionRegistry<?> registry, ConnectionBudget budget, Outages outages) {
    private static final String PREFIX = "freehold.connections.";

    void register(MeterRegistry meters) {
        gauge(meters, "open", usage -> usage.open());
        gauge(meters, "active", usage -> usage.open() - usage.unused());
        gauge(meters, "unused", usage -> usage.unused());
        gauge(meters, "waiting", usage -> usage.waiting());
        Gauge.builder(PREFIX + "budget", () -> budget.of(pool))
                .tag("pool", pool.value())
                .register(meters);
        Gauge.builder("freehold.pool.away", () -> outages.isAway(pool) ? 1 : 0)
                .tag("pool", pool.value())
                .register(meters);
        FunctionCounter.builder(PREFIX + "opened", outages, all -> all.opened(pool))
                .tag("pool", pool.value())
                .register(meters);
        FunctionCounter.builder(
                        PREFIX + "evictions", registry, all -> all.usage(pool).evictions())
                .tag("pool", pool.value())
                .register(meters);
    }

    private void gauge(MeterRegistry meters, String name, ToIntFunction<ConnectionRegistry.Usage> figure) {
        Gauge.builder(PREFIX + name, () -> figure.applyAsInt(registry.usage(pool)))
                .tag("pool", pool.value())
                .register(meters);
    }
}
