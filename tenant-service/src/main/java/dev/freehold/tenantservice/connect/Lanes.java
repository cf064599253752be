package dev.freehold.tenantservice.connect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.tenantservice.connect.ConnectionRegistry.Home;

/** Which connections are open, for whom, and which of them nobody uses. Bounds nothing and waits for nothing; for one thread at a time. */
final class Lanes<C> {
    /** @param expected whether its borrower said that it comes again at once */
    record Unused<C>(C connection, Instant since, boolean expected) {}

    private static final class Lane<C> {
        private final Deque<Unused<C>> unused = new ArrayDeque<>();
        private int open;
    }

    private static final class PoolCount {
        private int open;
        private long evictions;
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

    /** From the check of a member to the query that follows, on a busy machine. */
    private static final Duration EXPECTED = Duration.ofMillis(50);

    private final Map<Home, Lane<C>> lanes = new HashMap<>();
    private final Map<PoolId, PoolCount> pools = new HashMap<>();
    private int open;

    int open() {
        return open;
    }

    int openTo(PoolId pool) {
        PoolCount counted = pools.get(pool);
        return counted == null ? 0 : counted.open;
    }

    int openOf(Home home) {
        Lane<C> lane = lanes.get(home);
        return lane == null ? 0 : lane.open;
    }

    int unused(Predicate<Home> which) {
        return lanes.entrySet().stream()
                .filter(lane -> which.test(lane.getKey()))
                .mapToInt(lane -> lane.getValue().unused.size())
                .sum();
    }

    long evictions() {
        return pools.values().stream().mapToLong(pool -> pool.evictions).sum();
    }

    long evictionsFrom(PoolId pool) {
        PoolCount counted = pools.get(pool);
        return counted == null ? 0 : counted.evictions;
    }

    /** Every pool that anybody ever had a connection to. */
    Set<PoolId> pools() {
        return Set.copyOf(pools.keySet());
    }

    void enter(Home home) {
        lane(home).open++;
        pool(home.pool()).open++;
        open++;
    }

    void leave(Home home) {
        open--;
        pool(home.pool()).open--;
        if (--lane(home).open == 0) {
            lanes.remove(home);
        }
    }

    /** Of one that has entered. */
    void keep(Home home, Unused<C> connection) {
        lane(home).unused.addFirst(connection);
    }

    /** The one used last, which stays entered. */
    @Nullable
    Unused<C> take(Home home) {
        Lane<C> lane = lanes.get(home);
        return lane == null ? null : lane.unused.pollFirst();
    }

    /** Takes out what has not been used since then. */
    List<C> removeUnused(Predicate<Home> which, Instant since) {
        List<C> removed = new ArrayList<>();
        for (Home home : lanes.keySet().stream().filter(which).toList()) {
            Lane<C> lane = lane(home);
            while (!lane.unused.isEmpty() && !lane.unused.getLast().since().isAfter(since)) {
                removed.add(removeOldest(home));
            }
        }
        return removed;
    }

    /** Takes out the one that has been unused for longest. There must be one. */
    C removeOldest(Home home) {
        C oldest = lane(home).unused.removeLast().connection();
        leave(home);
        return oldest;
    }

    /** As {@link #removeOldest}, for somebody else's sake. */
    C evictOldest(Home home) {
        pool(home.pool()).evictions++;
        return removeOldest(home);
    }

    /** Of those that have an unused connection, whom the loss of it costs least. */
    Optional<Home> leastMissed(Predicate<Home> which, Popularity popularity, Instant now) {
        Instant expectable = now.minus(EXPECTED);
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

    /** Who has the connection that was not used for longest, if that was before then. */
    Optional<Home> longestUnused(Predicate<Home> which, Instant before) {
        return lanes.entrySet().stream()
                .filter(entry ->
                        which.test(entry.getKey()) && !entry.getValue().unused.isEmpty())
                .min(Comparator.comparing(
                        entry -> entry.getValue().unused.getLast().since()))
                .filter(entry -> entry.getValue().unused.getLast().since().isBefore(before))
                .map(Map.Entry::getKey);
    }

    private Lane<C> lane(Home home) {
        return lanes.computeIfAbsent(home, absent -> new Lane<>());
    }

    private PoolCount pool(PoolId pool) {
        return pools.computeIfAbsent(pool, absent -> new PoolCount());
    }
}
