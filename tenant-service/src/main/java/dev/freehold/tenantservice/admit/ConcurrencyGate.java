package dev.freehold.tenantservice.admit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.platform.ProblemException;

/** Counts the requests of each tenant that are being served. A tenant without one costs nothing. */
@ApplicationScoped
class ConcurrencyGate {
    /** One request inside the gate. */
    interface Passage extends AutoCloseable {
        @Override
        void close();
    }

    private final ConcurrentMap<TenantId, Integer> inside = new ConcurrentHashMap<>();

    /** @throws ProblemException too_many_requests if {@code limit} are inside already */
    Passage enter(TenantId tenant, int limit) {
        inside.merge(tenant, 1, (now, one) -> {
            if (now >= limit) {
                throw new ProblemException(
                        ProblemCode.TOO_MANY_REQUESTS,
                        "The plan allows " + limit + " requests at once. Repeat after the seconds in Retry-After.");
            }
            return now + one;
        });
        return () -> leave(tenant);
    }

    private void leave(TenantId tenant) {
        inside.computeIfPresent(tenant, (same, now) -> now > 1 ? now - 1 : null);
    }
}
