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
 */
public record PlanLimits(
        int users,
        int documentsPerMonth,
        int requestsPerSecond,
        int concurrentRequests,
        int connections,
        int statementTimeoutSeconds) {
    /** What holds where a licence was signed before there was such a limit. */
    public static final int USUAL_STATEMENT_TIMEOUT = 30;

    public PlanLimits {
        if (statementTimeoutSeconds == 0) {
            statementTimeoutSeconds = USUAL_STATEMENT_TIMEOUT;
        }
        if (users < 1
                || documentsPerMonth < 1
                || requestsPerSecond < 1
                || concurrentRequests < 1
                || connections < 1
                || statementTimeoutSeconds < 1) {
            throw new IllegalArgumentException("every limit of a plan is 1 or more");
        }
    }

    /** With the usual time for a statement. */
    public PlanLimits(
            int users, int documentsPerMonth, int requestsPerSecond, int concurrentRequests, int connections) {
        this(users, documentsPerMonth, requestsPerSecond, concurrentRequests, connections, USUAL_STATEMENT_TIMEOUT);
    }
}
