package dev.freehold.tenantservice.connect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.TenantId;

/**
 * Who holds and who waits: at most {@code total} connections, at most {@code perTenant} a tenant, first come first served except that a
 * tenant's own unused connection goes to itself. It opens and closes nothing and knows no SQL. A tenant without connections costs nothing.
 */
final class ConnectionRegistry<C> {
    /** Counts at one moment. */
    record Usage(int open, int unused, int waiting, long evictions) {}

    private record Unused<C>(C connection, Instant since) {}

    private static final class Lane<C> {
        private final Deque<Unused<C>> unused = new ArrayDeque<>();
        private int open;
    }

    private final int total;
    private final int perTenant;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<TenantId, Lane<C>> lanes = new HashMap<>();
    private final Deque<Waiter<C>> waiters = new ArrayDeque<>();
    private int open;
    private long evictions;

    ConnectionRegistry(int total, int perTenant, Clock clock) {
        this.total = total;
        this.perTenant = perTenant;
        this.clock = clock;
    }

    /**
     * Waits for a connection or for room to open one.
     *
     * @param patience how long a tenant that has connections waits for one of its own before it takes another's place
     * @return nothing if there was neither within the timeout
     */
    Optional<Grant<C>> acquire(TenantId tenant, Duration patience, Duration timeout) {
        Waiter<C> waiter = new Waiter<>(tenant);
        locked(() -> waiters.addLast(waiter));
        try {
            if (!waiter.await(patience)) {
                locked(waiter::losePatience);
                waiter.await(timeout.minus(patience));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            locked(() -> waiters.remove(waiter));
        }
        return waiter.granted();
    }

    /** Puts a connection of the tenant back for the next borrower. */
    void putBack(TenantId tenant, C connection) {
        locked(() -> lane(tenant).unused.addFirst(new Unused<>(connection, clock.instant())));
    }

    /** Gives room back: the connection was closed, or was not opened. */
    void surrender(TenantId tenant) {
        locked(() -> leave(tenant));
    }

    /** Takes the tenant's unused connections out, for the caller to close. */
    List<C> removeUnused(TenantId tenant) {
        return removeUnused(tenant, Instant.MAX);
    }

    /** Takes out what no tenant has used since then, for the caller to close. */
    List<C> removeUnusedSince(Instant moment) {
        List<C> removed = new ArrayList<>();
        locked(() -> List.copyOf(lanes.keySet()).forEach(tenant -> removed.addAll(removeUnused(tenant, moment))));
        return removed;
    }

    Usage usage() {
        lock.lock();
        try {
            int unused =
                    lanes.values().stream().mapToInt(lane -> lane.unused.size()).sum();
            return new Usage(open, unused, waiters.size(), evictions);
        } finally {
            lock.unlock();
        }
    }

    private List<C> removeUnused(TenantId tenant, Instant since) {
        List<C> removed = new ArrayList<>();
        locked(() -> {
            Lane<C> lane = lanes.get(tenant);
            while (lane != null
                    && !lane.unused.isEmpty()
                    && !lane.unused.getLast().since().isAfter(since)) {
                removed.add(lane.unused.removeLast().connection());
                leave(tenant);
            }
        });
        return removed;
    }

    /** Every change runs here, and whoever can be served after it is. */
    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            serveWaiters();
        } finally {
            lock.unlock();
        }
    }

    private void serveWaiters() {
        for (Iterator<Waiter<C>> all = waiters.iterator(); all.hasNext(); ) {
            Waiter<C> waiter = all.next();
            Grant<C> grant = grantFor(waiter);
            if (grant != null) {
                all.remove();
                waiter.grant(grant);
            }
        }
    }

    private @Nullable Grant<C> grantFor(Waiter<C> waiter) {
        Lane<C> lane = lanes.get(waiter.tenant());
        Unused<C> own = lane == null ? null : lane.unused.pollFirst();
        if (own != null) {
            return new Grant.Warm<>(own.connection(), own.since());
        }
        int has = lane == null ? 0 : lane.open;
        if (has >= perTenant) {
            return null;
        }
        if (open < total) {
            return roomFor(waiter.tenant(), null);
        }
        if (has > 0 && waiter.isPatient()) {
            return null;
        }
        return leastRecentlyUsed().map(lender -> evict(lender, waiter.tenant())).orElse(null);
    }

    private Optional<TenantId> leastRecentlyUsed() {
        return lanes.entrySet().stream()
                .filter(entry -> !entry.getValue().unused.isEmpty())
                .min(Comparator.comparing(
                        entry -> entry.getValue().unused.getLast().since()))
                .map(Map.Entry::getKey);
    }

    private Grant<C> evict(TenantId lender, TenantId borrower) {
        C victim = lane(lender).unused.removeLast().connection();
        leave(lender);
        evictions++;
        return roomFor(borrower, victim);
    }

    private Grant<C> roomFor(TenantId tenant, @Nullable C victim) {
        lane(tenant).open++;
        open++;
        return new Grant.Room<>(victim);
    }

    private void leave(TenantId tenant) {
        open--;
        if (--lane(tenant).open == 0) {
            lanes.remove(tenant);
        }
    }

    private Lane<C> lane(TenantId tenant) {
        return lanes.computeIfAbsent(tenant, absent -> new Lane<>());
    }
}
