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
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.region.TenantLoad;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.TenantId;

/**
 * Who holds and who waits: at most so many connections in all, to a pool and of a tenant as {@link Bounds} says at that moment, first come first
 * served except that a tenant's own unused connection goes to itself. For a tenant that has none, another's unused connection is closed: one
 * of a tenant that has several, else that of the tenant that borrows least often, else the least recently used. Who waits for what is full holds up nobody whose place is not. It
 * opens and closes nothing and knows no SQL. A tenant without connections costs nothing.
 */
final class ConnectionRegistry<C> {
    /** How many there may be. Asked under the lock each time, so it must not wait; it may shrink below what is open. */
    interface Bounds {
        int total();

        int perTenant();

        int of(PoolId pool);
    }

    /** A tenant's connections to one pool. */
    record Home(TenantId tenant, PoolId pool) {}

    /** Counts at one moment. */
    record Usage(int open, int unused, int waiting, long evictions) {
        static final Usage NONE = new Usage(0, 0, 0, 0);
    }

    /** @param expected whether its borrower said that it comes again at once */
    private record Unused<C>(C connection, Instant since, boolean expected) {}

    private static final class Lane<C> {
        private final Deque<Unused<C>> unused = new ArrayDeque<>();
        private int open;
    }

    /** What closing the oldest unused connection of a lane would cost. */
    private record Loss(Home home, boolean expected, boolean last, int popularity, Instant since) {
        static final Comparator<Loss> ORDER = Comparator.comparing(Loss::expected)
                .thenComparing(Loss::last)
                .thenComparingInt(Loss::popularity)
                .thenComparing(Loss::since);

        static Loss of(Home home, Lane<?> lane, int popularity, Instant expectable) {
            Unused<?> oldest = lane.unused.getLast();
            boolean expected = oldest.expected() && oldest.since().isAfter(expectable);
            return new Loss(home, expected, lane.open == 1, popularity, oldest.since());
        }
    }

    private static final class PoolCount {
        private int open;
        private long evictions;
    }

    private static final int BORROWINGS_REMEMBERED = 32;

    /** From the check of a member to the query that follows, on a busy machine. */
    private static final Duration EXPECTED = Duration.ofMillis(50);

    private final Bounds bounds;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Home, Lane<C>> lanes = new HashMap<>();
    private final Map<PoolId, PoolCount> pools = new HashMap<>();
    private final Deque<Waiter<C>> waiters = new ArrayDeque<>();
    private final Popularity popularity = new Popularity();
    private int open;

    ConnectionRegistry(Bounds bounds, Clock clock) {
        this.bounds = bounds;
        this.clock = clock;
    }

    /**
     * Waits for a connection or for room to open one.
     *
     * @param patience how long a tenant that has connections waits for one of its own before it takes another's place
     * @return nothing if there was neither within the timeout
     */
    Optional<Grant<C>> acquire(Home home, Duration patience, Duration timeout) {
        Waiter<C> waiter = new Waiter<>(home);
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

    /**
     * Puts a connection back for the next borrower.
     *
     * @return whether it was taken; if not, because there are more than there may be, its place is given up and the caller has to close it
     */
    boolean putBack(Home home, C connection) {
        return putBack(home, connection, false);
    }

    /** @param expected whether the borrower will be back at once: for a moment others' connections are closed rather than this one */
    boolean putBack(Home home, C connection, boolean expected) {
        boolean[] kept = new boolean[1];
        locked(() -> {
            kept[0] = !isOver(home.pool());
            if (kept[0]) {
                lane(home).unused.addFirst(new Unused<>(connection, clock.instant(), expected));
            } else {
                leave(home);
            }
        });
        return kept[0];
    }

    /** Gives room back: the connection was closed, or was not opened. */
    void surrender(Home home) {
        locked(() -> leave(home));
    }

    /** Takes the tenant's unused connections out, for the caller to close. */
    List<C> removeUnused(TenantId tenant) {
        return remove(home -> home.tenant().equals(tenant), Instant.MAX);
    }

    /** Takes out what no tenant has used since then, for the caller to close. */
    List<C> removeUnusedSince(Instant moment) {
        return remove(home -> true, moment);
    }

    /** Takes out of what is unused what there is too much of, least recently used first, and serves who waits, after bounds have changed. */
    List<C> adjust() {
        List<C> removed = new ArrayList<>();
        locked(() -> List.copyOf(pools.keySet()).forEach(pool -> {
            Optional<Home> lender = leastMissed(home -> home.pool().equals(pool));
            while (isOver(pool) && lender.isPresent()) {
                removed.add(lane(lender.get()).unused.removeLast().connection());
                leave(lender.get());
                lender = leastMissed(home -> home.pool().equals(pool));
            }
        }));
        return removed;
    }

    Usage usage() {
        lock.lock();
        try {
            return count(
                    home -> true,
                    open,
                    pools.values().stream().mapToLong(pool -> pool.evictions).sum());
        } finally {
            lock.unlock();
        }
    }

    Usage usage(PoolId pool) {
        lock.lock();
        try {
            PoolCount counted = pools.get(pool);
            return counted == null
                    ? count(home -> home.pool().equals(pool), 0, 0)
                    : count(home -> home.pool().equals(pool), counted.open, counted.evictions);
        } finally {
            lock.unlock();
        }
    }

    /** Who asks most, the first the most. */
    List<TenantLoad> top(int most) {
        lock.lock();
        try {
            return popularity.top(most).stream().map(this::load).toList();
        } finally {
            lock.unlock();
        }
    }

    private TenantLoad load(Home home) {
        Lane<C> lane = lanes.get(home);
        int has = lane == null ? 0 : lane.open;
        int unused = lane == null ? 0 : lane.unused.size();
        Usage usage = count(home::equals, has, 0);
        Popularity.Count count = popularity.of(home);
        return new TenantLoad(home.tenant(), has, has - unused, usage.waiting(), count.borrowed(), count.evicted());
    }

    private Usage count(Predicate<Home> which, int opened, long evictions) {
        int unused = lanes.entrySet().stream()
                .filter(lane -> which.test(lane.getKey()))
                .mapToInt(lane -> lane.getValue().unused.size())
                .sum();
        long waiting =
                waiters.stream().filter(waiter -> which.test(waiter.home())).count();
        return new Usage(opened, unused, (int) waiting, evictions);
    }

    private List<C> remove(Predicate<Home> which, Instant since) {
        List<C> removed = new ArrayList<>();
        locked(() -> lanes.keySet().stream().filter(which).toList().forEach(home -> {
            Lane<C> lane = lane(home);
            while (!lane.unused.isEmpty() && !lane.unused.getLast().since().isAfter(since)) {
                removed.add(lane.unused.removeLast().connection());
                leave(home);
            }
        }));
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
                popularity.borrowed(waiter.home(), BORROWINGS_REMEMBERED * bounds.total());
                waiter.grant(grant);
            }
        }
    }

    private @Nullable Grant<C> grantFor(Waiter<C> waiter) {
        Home home = waiter.home();
        Lane<C> lane = lanes.get(home);
        Unused<C> own = lane == null ? null : lane.unused.pollFirst();
        if (own != null) {
            return new Grant.Warm<>(own.connection(), own.since());
        }
        int has = lane == null ? 0 : lane.open;
        if (has >= bounds.perTenant()) {
            return null;
        }
        boolean poolFull = openTo(home.pool()) >= bounds.of(home.pool());
        if (!poolFull && open < bounds.total()) {
            return roomFor(home, null);
        }
        if ((has > 0 && waiter.isPatient()) || isOver(home.pool())) {
            return null;
        }
        return leastMissed(lender -> !poolFull || lender.pool().equals(home.pool()))
                .map(lender -> evict(lender, home))
                .orElse(null);
    }

    private Optional<Home> leastMissed(Predicate<Home> which) {
        Instant expectable = clock.instant().minus(EXPECTED);
        return lanes.entrySet().stream()
                .filter(entry ->
                        which.test(entry.getKey()) && !entry.getValue().unused.isEmpty())
                .map(entry -> Loss.of(
                        entry.getKey(),
                        entry.getValue(),
                        popularity.of(entry.getKey()).borrowed(),
                        expectable))
                .min(Loss.ORDER)
                .map(Loss::home);
    }

    private Grant<C> evict(Home lender, Home borrower) {
        C victim = lane(lender).unused.removeLast().connection();
        pool(lender.pool()).evictions++;
        popularity.evicted(lender);
        leave(lender);
        return roomFor(borrower, victim);
    }

    private Grant<C> roomFor(Home home, @Nullable C victim) {
        lane(home).open++;
        pool(home.pool()).open++;
        open++;
        return new Grant.Room<>(victim);
    }

    private void leave(Home home) {
        open--;
        pool(home.pool()).open--;
        if (--lane(home).open == 0) {
            lanes.remove(home);
        }
    }

    private boolean isOver(PoolId pool) {
        return openTo(pool) > bounds.of(pool) || open > bounds.total();
    }

    private int openTo(PoolId pool) {
        PoolCount counted = pools.get(pool);
        return counted == null ? 0 : counted.open;
    }

    private Lane<C> lane(Home home) {
        return lanes.computeIfAbsent(home, absent -> new Lane<>());
    }

    private PoolCount pool(PoolId pool) {
        return pools.computeIfAbsent(pool, absent -> new PoolCount());
    }
}
