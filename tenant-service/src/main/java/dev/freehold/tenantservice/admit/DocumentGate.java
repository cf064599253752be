package dev.freehold.tenantservice.admit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.region.DataPlaneLease;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.platform.ProblemException;
import dev.freehold.tenantservice.resolve.CurrentTenant;

/**
 * Holds each tenant to its plan's documents a calendar month (UTC). A feature asks before it writes one. The tenant's database is
 * asked how many there are only as often as the limit comes near: half of what is left, divided by the processes that live, may be
 * written before it is asked again. Near the limit each writing asks. So the limit is exceeded by no more than are written at the same
 * moment, and by what a process was allowed within the last minute and had not written when others had used up the rest.
 */
@ApplicationScoped
public class DocumentGate {
    /** How long a tenant that has used up its month is refused without another look; its plan may change meanwhile. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final CurrentTenant current;
    private final Admission admission;
    private final Clock clock;
    private final ConcurrentMap<TenantId, Allowance> allowances = new ConcurrentHashMap<>();
    private volatile int processes = 1;

    DocumentGate(CurrentTenant current, Admission admission, Clock clock) {
        this.current = current;
        this.admission = admission;
        this.clock = clock;
    }

    /**
     * Lets the request's tenant write one more.
     *
     * @param writtenSince counts in the tenant's database what was written since then, within the caller's transaction
     * @throws ProblemException documents_exceeded, with the time until the month is over
     */
    public void pass(ToLongFunction<Instant> writtenSince) {
        pass(current.id(), admission.license().limits().documentsPerMonth(), writtenSince);
    }

    void pass(TenantId tenant, int limit, ToLongFunction<Instant> writtenSince) {
        Instant now = clock.instant();
        LocalDate month = now.atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
        Allowance known = allowances.get(tenant);
        if (known == null || !known.isOf(month, limit)) {
            ask(tenant, month, limit, writtenSince);
        } else if (now.isBefore(known.shutUntil())) {
            throw exceeded(month, limit);
        } else if (known.left().getAndDecrement() <= 0) {
            ask(tenant, month, limit, writtenSince);
        }
    }

    void divide(@Observes DataPlaneLease lease) {
        processes = Math.max(1, lease.liveProcesses());
    }

    /** So that nobody goes by what was left long ago. A tenant that writes nothing costs nothing. */
    @Scheduled(every = "1m")
    void forget() {
        allowances.clear();
    }

    private void ask(TenantId tenant, LocalDate month, int limit, ToLongFunction<Instant> writtenSince) {
        long left = limit - writtenSince.applyAsLong(start(month));
        if (left <= 0) {
            allowances.put(
                    tenant,
                    new Allowance(
                            month, limit, new AtomicLong(), clock.instant().plus(LOOK_AGAIN)));
            throw exceeded(month, limit);
        }
        AtomicLong unasked = new AtomicLong(left / 2 / processes - 1);
        allowances.put(tenant, new Allowance(month, limit, unasked, Instant.MIN));
    }

    private ProblemException exceeded(LocalDate month, int limit) {
        Instant next = start(month.plusMonths(1));
        return new ProblemException(
                        ProblemCode.DOCUMENTS_EXCEEDED,
                        "The plan allows " + limit
                                + " documents a month, and they are written. Another plan may allow more; the next month begins at "
                                + next + ".")
                .retryAfter(Duration.between(clock.instant(), next));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * What may be written of a month under a limit.
     *
     * @param left so many more without asking
     * @param shutUntil before that nothing at all
     */
    private record Allowance(LocalDate month, int limit, AtomicLong left, Instant shutUntil) {
        boolean isOf(LocalDate asked, int allowed) {
            return month.equals(asked) && limit == allowed;
        }
    }
}
