package dev.freehold.tenantservice.admit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.region.DataPlaneLease;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.platform.ProblemException;

/**
 * Holds each tenant to its share of the plan's sustained rate: the region's, divided by the processes that were alive at the last report.
 * A tenant may be {@link #AHEAD} of its rate. For each it keeps the moment at which what was admitted is paid off (the generic cell rate
 * algorithm), and forgets it then: an idle tenant costs nothing.
 */
@ApplicationScoped
class RateGate {
    /** How much of its rate a tenant that was idle may use at once. */
    static final Duration AHEAD = Duration.ofSeconds(5);

    /** A clock that is set back by more than this counts as set back. */
    private static final Duration JUMP = Duration.ofMinutes(1);

    private static final Duration LONGEST = Duration.ofHours(1);

    private final Clock clock;
    private final ConcurrentMap<TenantId, Instant> paidOff = new ConcurrentHashMap<>();
    private volatile int processes = 1;

    RateGate(Clock clock) {
        this.clock = clock;
    }

    /** @throws ProblemException rate_exceeded, with the seconds after which the next request is admitted */
    void pass(TenantId tenant, int requestsPerSecond) {
        Instant now = clock.instant();
        Duration each = Duration.ofSeconds(processes).dividedBy(requestsPerSecond);
        Duration ahead = AHEAD.compareTo(each) > 0 ? AHEAD : each;
        paidOff.compute(tenant, (same, known) -> {
            Instant next = (known == null || !isOwed(known, now, ahead.plus(JUMP)) ? now : known).plus(each);
            Duration debt = Duration.between(now, next);
            if (debt.compareTo(ahead) > 0) {
                throw new ProblemException(
                                ProblemCode.RATE_EXCEEDED,
                                "The plan allows " + requestsPerSecond
                                        + " requests a second. Repeat after the seconds in Retry-After.")
                        .retryAfter(debt.minus(ahead));
            }
            return next;
        });
    }

    /** More debt than can be made means that the clock was set back; nobody is to pay for that. */
    private static boolean isOwed(Instant known, Instant now, Duration ahead) {
        return known.isAfter(now) && !known.isAfter(now.plus(ahead));
    }

    /** How many tenants it remembers. */
    int size() {
        return paidOff.size();
    }

    void divide(@Observes DataPlaneLease lease) {
        processes = Math.max(1, lease.liveProcesses());
    }

    @Scheduled(every = "10s")
    void forgetThePaidOff() {
        Instant now = clock.instant();
        paidOff.values().removeIf(moment -> !isOwed(moment, now, LONGEST));
    }
}
