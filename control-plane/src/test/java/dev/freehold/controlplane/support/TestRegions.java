package dev.freehold.controlplane.support;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Regions with one roomy pool each, so that every test has one to itself and leases no other's commands; and a small one. */
public final class TestRegions {
    /** Has two pools with room for two tenants and for one. */
    public static final String TINY = "tiny";

    /** Has two roomy pools, for one test. */
    public static final String TWO_POOLS = "two-pools";

    /** Has one pool for one tenant, for one test. */
    public static final String NARROW = "narrow";

    /** For tests that lease nothing. */
    public static final String SHARED = "shared";

    private static final int COUNT = 700;
    private static final AtomicInteger USED = new AtomicInteger();

    private TestRegions() {}

    public static String next() {
        int number = USED.incrementAndGet();
        if (number > COUNT) {
            throw new IllegalStateException("raise the number of test regions");
        }
        return "region-" + number;
    }

    /** The one pool of a region that {@link #next()} gave. */
    public static String poolOf(String region) {
        return "pool-" + region.substring("region-".length());
    }

    static Map<String, String> pools() {
        Map<String, String> settings = new HashMap<>();
        for (int number = 1; number <= COUNT; number++) {
            pool(settings, "pool-" + number, "region-" + number, 500);
        }
        pool(settings, "shared-a", SHARED, 500);
        pool(settings, "two-a", TWO_POOLS, 500);
        pool(settings, "two-b", TWO_POOLS, 500);
        pool(settings, "narrow-a", NARROW, 1);
        pool(settings, "tiny-a", TINY, 2);
        pool(settings, "tiny-b", TINY, 1);
        return settings;
    }

    private static void pool(Map<String, String> settings, String id, String region, int maxTenants) {
        settings.put("freehold.pools." + id + ".region", region);
        settings.put("freehold.pools." + id + ".max-tenants", Integer.toString(maxTenants));
    }
}
