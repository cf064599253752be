package dev.freehold.tenantservice.connect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
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

    private static final int BORROWINGS_REMEMBERED = 32;

    /** What was unused for so long is taken for a tenant that is busy with all it has, without patience. */
    private static final Duration SPARE = Duration.ofSeconds(1);

    private final Bounds bounds;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Lanes<C> lanes = new Lanes<>();
    private final Deque<Waiter<C>> waiters = new ArrayDeque<>();
    private final Popularity popularity = new Popularity();

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
        return acquire(new Waiter<>(home, false), patience, timeout);
    }

    private Optional<Grant<C>> acquire(Waiter<C> waiter, Duration patience, Duration timeout) {
        locked(() -> waiters.addLast(waiter));
        if (waiter.isServed()) {
            return waiter.granted();
        }
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
     * Waits for one of the tenant's own. Nobody's is closed for it.
     *
     * @return nothing if there was none within the timeout, and at once where it has none that could become free
     */
    Optional<Grant<C>> acquireOwn(Home home, Duration timeout) {
        return hasAny(home) ? acquire(new Waiter<>(home, true), timeout, timeout) : Optional.empty();
    }

    private boolean hasAny(Home home) {
        lock.lock();
        try {
            return lanes.openOf(home) > 0;
        } finally {
            lock.unlock();
        }
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
                lanes.keep(home, new Lanes.Unused<>(connection, clock.instant(), expected));
            } else {
                lanes.leave(home);
            }
        });
        return kept[0];
    }

    /** Gives room back: the connection was closed, or was not opened. */
    void surrender(Home home) {
        locked(() -> lanes.leave(home));
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
        locked(() -> lanes.pools().forEach(pool -> {
            Optional<Home> lender = leastMissed(home -> home.pool().equals(pool));
            while (isOver(pool) && lender.isPresent()) {
                removed.add(lanes.removeOldest(lender.get()));
                lender = leastMissed(home -> home.pool().equals(pool));
            }
        }));
        return removed;
    }

    Usage usage() {
        lock.lock();
        try {
            return count(home -> true, lanes.open(), lanes.evictions());
        } finally {
            lock.unlock();
        }
    }

    Usage usage(PoolId pool) {
        lock.lock();
        try {
            return count(home -> home.pool().equals(pool), lanes.openTo(pool), lanes.evictionsFrom(pool));
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
        Popularity.Count asked = popularity.of(home);
        Usage usage = count(home::equals, lanes.openOf(home), asked.evicted());
        return new TenantLoad(
                home.tenant(),
                usage.open(),
                usage.open() - usage.unused(),
                usage.waiting(),
                asked.borrowed(),
                asked.evicted());
    }

    private Usage count(Predicate<Home> which, int opened, long evictions) {
        long waiting =
                waiters.stream().filter(waiter -> which.test(waiter.home())).count();
        return new Usage(opened, lanes.unused(which), (int) waiting, evictions);
    }

    private List<C> remove(Predicate<Home> which, Instant since) {
        List<C> removed = new ArrayList<>();
        locked(() -> removed.addAll(lanes.removeUnused(which, since)));
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
        Lanes.Unused<C> own = lanes.take(home);
        if (own != null) {
            return new Grant.Warm<>(own.connection(), own.since());
        }
        int has = lanes.openOf(home);
        if (waiter.isForOwn() || has >= bounds.perTenant()) {
            return null;
        }
        boolean poolFull = lanes.openTo(home.pool()) >= bounds.of(home.pool());
        if (!poolFull && lanes.open() < bounds.total()) {
            return roomFor(home, null);
        }
        if (isOver(home.pool())) {
            return null;
        }
        Predicate<Home> inReach = lender -> !poolFull || lender.pool().equals(home.pool());
        Optional<Home> lender = has > 0 && waiter.isPatient()
                ? lanes.longestUnused(inReach, clock.instant().minus(SPARE))
                : leastMissed(inReach);
        return lender.map(found -> evict(found, home)).orElse(null);
    }

    private Optional<Home> leastMissed(Predicate<Home> which) {
        return lanes.leastMissed(which, popularity, clock.instant());
    }

    private Grant<C> evict(Home lender, Home borrower) {
        C victim = lanes.evictOldest(lender);
        popularity.evicted(lender);
        return roomFor(borrower, victim);
    }

    private Grant<C> roomFor(Home home, @Nullable C victim) {
        lanes.enter(home);
        return new Grant.Room<>(victim);
    }

    private boolean isOver(PoolId pool) {
        return lanes.openTo(pool) > bounds.of(pool) || lanes.open() > bounds.total();
    }
}
