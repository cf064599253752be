package dev.freehold.tenantservice.connect;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.freehold.tenantservice.connect.ConnectionRegistry.Home;

/**
 * How often each tenant has borrowed of late: counts that are halved again and again, so that what was long ago weighs nothing. It remembers
 * at most as many tenants as there are borrowings between two halvings, twice. The registry changes it only under its lock.
 */
final class Popularity {
    private static final Count NONE = new Count(0, 0);

    /** @param evicted how many of its connections were closed for others */
    record Count(int borrowed, int evicted) {
        private Count half() {
            return new Count(borrowed / 2, evicted / 2);
        }
    }

    private final Map<Home, Count> counts = new HashMap<>();
    private int sinceHalving;

    /** @param window how many borrowings lie between two halvings */
    void borrowed(Home home, int window) {
        Count count = of(home);
        counts.put(home, new Count(count.borrowed() + 1, count.evicted()));
        if (++sinceHalving >= window) {
            sinceHalving = 0;
            counts.replaceAll((known, before) -> before.half());
            counts.values().removeIf(now -> now.borrowed() == 0);
        }
    }

    void evicted(Home home) {
        counts.computeIfPresent(home, (known, count) -> new Count(count.borrowed(), count.evicted() + 1));
    }

    Count of(Home home) {
        return counts.getOrDefault(home, NONE);
    }

    /** Who borrows most, the first the most. */
    List<Home> top(int most) {
        return counts.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        (Map.Entry<Home, Count> entry) -> -entry.getValue().borrowed()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
