package dev.freehold.contracts.license;

/**
 * What a plan allows a tenant.
 *
 * @param users members of the tenant
 * @param documentsPerMonth documents written in a calendar month (UTC)
 * @param requestsPerSecond sustained requests a second, over the region
 * @param concurrentRequests requests at once in one data-plane process
 * @param connections database connections over the region
 * @param statementTimeoutSeconds how long one statement may run
 * @param establishments places of business; what counts as one the product decides, and it reads the limit here
 * @param storageBytes size of the tenant's database on its server's disk
 */
public record PlanLimits(
        int users,
        int documentsPerMonth,
        int requestsPerSecond,
        int concurrentRequests,
        int connections,
        int statementTimeoutSeconds,
        int establishments,
        long storageBytes) {
    /** What holds where a licence was signed before there was such a limit. */
    public static final int USUAL_STATEMENT_TIMEOUT = 30;

    /** As many as anybody has; so it is where a licence was signed before there was such a limit. */
    public static final int ANY_ESTABLISHMENTS = Integer.MAX_VALUE;

    /** More than any server holds, in bytes; so it is where a licence was signed before there was such a limit. */
    public static final long ANY_STORAGE = 1L << 50;

    public PlanLimits {
        if (statementTimeoutSeconds == 0) {
            statementTimeoutSeconds = USUAL_STATEMENT_TIMEOUT;
        }
        if (establishments == 0) {
            establishments = ANY_ESTABLISHMENTS;
        }
        if (storageBytes == 0) {
            storageBytes = ANY_STORAGE;
        }
        if (users < 1
                || documentsPerMonth < 1
                || requestsPerSecond < 1
                || concurrentRequests < 1
                || connections < 1
                || statementTimeoutSeconds < 1
                || establishments < 1
                || storageBytes < 1) {
            throw new IllegalArgumentException("every limit of a plan is 1 or more");
        }
    }

    /** With the usual time for a statement, any establishments and any storage. */
    public PlanLimits(
            int users, int documentsPerMonth, int requestsPerSecond, int concurrentRequests, int connections) {
        this(
                users,
                documentsPerMonth,
                requestsPerSecond,
                concurrentRequests,
                connections,
                USUAL_STATEMENT_TIMEOUT,
                ANY_ESTABLISHMENTS,
                ANY_STORAGE);
    }
}
