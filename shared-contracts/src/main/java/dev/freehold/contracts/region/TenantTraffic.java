package dev.freehold.contracts.region;

import java.util.stream.LongStream;

import dev.freehold.contracts.tenancy.TenantId;

/**
 * What one data-plane process did for one tenant since it told of that tenant last. Where an answer to the report before was lost, it was
 * told twice.
 *
 * @param requests that were resolved to the tenant, whatever their answer
 * @param errors of them answered with 5xx
 * @param unavailable of these, because the tenant's database could not be used
 * @param refused of the requests, those answered with 429
 * @param slow of the requests, those that took longer than a second
 * @param slowMillis how long those took together
 * @param waitMillis how long requests waited for a connection
 */
public record TenantTraffic(
        TenantId tenant,
        long requests,
        long errors,
        long unavailable,
        long refused,
        long slow,
        long slowMillis,
        long waitMillis) {
    /** A count, or milliseconds, above it is a mistake or a lie: sums over months are to fit into 64 bits. */
    private static final long MOST = 1_000_000_000_000L;

    public TenantTraffic {
        if (LongStream.of(requests, errors, unavailable, refused, slow, slowMillis, waitMillis)
                .anyMatch(count -> count < 0 || count > MOST)) {
            throw new IllegalArgumentException("each count is 0 to " + MOST);
        }
    }

    /** Both together, of the same tenant. */
    public TenantTraffic plus(TenantTraffic more) {
        return new TenantTraffic(
                tenant,
                requests + more.requests,
                errors + more.errors,
                unavailable + more.unavailable,
                refused + more.refused,
                slow + more.slow,
                slowMillis + more.slowMillis,
                waitMillis + more.waitMillis);
    }
}
