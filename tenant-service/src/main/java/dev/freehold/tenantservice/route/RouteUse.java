package dev.freehold.tenantservice.route;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.TenantId;

/**
 * Who works under which epoch of a tenant's route: requests, jobs, physical connections. From that follows up to which feed version
 * nothing older is in use any more. A tenant that nobody uses costs nothing.
 */
@ApplicationScoped
public class RouteUse {
    /** Work under one route. Close it when the work has ended; closing it twice does no harm. */
    public static final class Use implements AutoCloseable {
        private final RouteUse all;
        private final TenantRoute route;
        private boolean ended;

        private Use(RouteUse all, TenantRoute route) {
            this.all = all;
            this.route = route;
        }

        public TenantRoute route() {
            return route;
        }

        @Override
        public void close() {
            all.end(this);
        }
    }

    /** Up to which feed version routes were taken, and up to which nothing older is in use. */
    public record Progress(long applied, long drained) {}

    private record Change(long firstVersion, @Nullable Epoch servable) {}

    private final RouteTable table;
    private final Map<TenantId, Map<Epoch, Integer>> uses = new HashMap<>();
    private final Map<TenantId, Change> draining = new HashMap<>();
    private long applied;
    private long acknowledged = Long.MAX_VALUE;

    RouteUse(RouteTable table) {
        this.table = table;
    }

    /**
     * Begins work under the route that is current now: no change of it can be drained before the work has ended.
     *
     * @throws dev.freehold.tenantservice.platform.ProblemException as {@link RouteTable#servable}
     */
    public Use begin(TenantId tenant) {
        while (true) {
            Use use = new Use(this, table.servable(tenant));
            count(use.route, 1);
            if (table.serves(use.route)) {
                return use;
            }
            use.close();
        }
    }

    public synchronized Progress progress() {
        long older = draining.values().stream()
                .mapToLong(change -> change.firstVersion() - 1)
                .min()
                .orElse(applied);
        return new Progress(applied, Math.min(Math.min(applied, acknowledged), older));
    }

    /** Waits until there is other progress than that, or the time has passed. */
    public synchronized Progress awaitOther(Progress known, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; left > 0 && progress().equals(known); ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        return progress();
    }

    synchronized void changed(@Observes RouteChanged change) {
        Change before = draining.get(change.tenant());
        long first = before == null ? change.version() : Math.min(before.firstVersion(), change.version());
        draining.put(change.tenant(), new Change(first, change.servable()));
        settle(change.tenant());
    }

    synchronized void taken(@Observes RoutesTaken feed) {
        if (feed.version() < applied) {
            draining.replaceAll(
                    (tenant, change) -> new Change(Math.min(change.firstVersion(), feed.version()), change.servable()));
        }
        applied = feed.version();
        acknowledged = feed.acknowledged();
        notifyAll();
    }

    private synchronized void end(Use use) {
        if (!use.ended) {
            use.ended = true;
            count(use.route, -1);
            settle(use.route.tenant());
        }
    }

    private synchronized void count(TenantRoute route, int more) {
        uses.compute(route.tenant(), (tenant, known) -> {
            Map<Epoch, Integer> byEpoch = known == null ? new HashMap<>(2) : known;
            byEpoch.merge(route.epoch(), more, (a, b) -> a + b == 0 ? null : a + b);
            return byEpoch.isEmpty() ? null : byEpoch;
        });
    }

    private void settle(TenantId tenant) {
        Change change = draining.get(tenant);
        if (change == null) {
            return;
        }
        boolean oldInUse = uses.getOrDefault(tenant, Map.of()).keySet().stream()
                .anyMatch(epoch -> !epoch.equals(change.servable()));
        if (!oldInUse) {
            draining.remove(tenant);
            notifyAll();
        }
    }
}
