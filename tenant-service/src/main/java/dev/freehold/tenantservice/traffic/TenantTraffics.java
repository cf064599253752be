package dev.freehold.tenantservice.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import dev.freehold.contracts.region.TenantTraffic;
import dev.freehold.contracts.tenancy.TenantId;

/**
 * Counts by tenant what was not told yet. So many are told at once and no more often than every five seconds, those with most untold
 * first; the others wait and their counts grow, so in the end all are told.
 */
@Singleton
public class TenantTraffics {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final int TOO_MANY_REQUESTS = 429;

    private final Clock clock;
    private final Map<TenantId, TenantTraffic> untold = new ConcurrentHashMap<>();
    private Instant next = Instant.MIN;

    public TenantTraffics(Clock clock) {
        this.clock = clock;
    }

    /** @param withoutDatabase it failed because the tenant's database could not be used */
    public void served(TenantId tenant, int status, boolean withoutDatabase, Duration took) {
        boolean slow = took.compareTo(SLOW) > 0;
        add(new TenantTraffic(
                tenant,
                1,
                status >= 500 ? 1 : 0,
                withoutDatabase ? 1 : 0,
                status == TOO_MANY_REQUESTS ? 1 : 0,
                slow ? 1 : 0,
                slow ? took.toMillis() : 0,
                0));
    }

    /** For a connection. */
    public void waited(TenantId tenant, Duration time) {
        if (time.toMillis() > 0) {
            add(new TenantTraffic(tenant, 0, 0, 0, 0, 0, 0, time.toMillis()));
        }
    }

    /** Nothing within the pause after the time before. Give back what could not be told. */
    public synchronized List<TenantTraffic> take(int most) {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return List.of();
        }
        next = now.plus(PAUSE);
        return untold.values().stream()
                .sorted(Comparator.comparingLong((TenantTraffic traffic) -> traffic.requests() + traffic.waitMillis())
                        .reversed())
                .limit(most)
                .map(TenantTraffic::tenant)
                .map(untold::remove)
                .filter(Objects::nonNull)
                .toList();
    }

    public void giveBack(List<TenantTraffic> traffic) {
        traffic.forEach(this::add);
    }

    private void add(TenantTraffic more) {
        untold.merge(more.tenant(), more, TenantTraffic::plus);
    }
}
