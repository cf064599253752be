package dev.freehold.contracts.license;

/**
 * What a plan allows a tenant.
 *
 * @param users members of the tenant
 * @param documentsPerMonth documents written in a calendar month (UTC)
 * @param requestsPerSecond sustained requests a second, over the region
 * @param concurrentRequests requests at once in one data-plane process
 * @param connections database connections over the region
 */
public record PlanLimits(
        int users, int documentsPerMonth, int requestsPerSecond, int concurrentRequests, int connections) {
    public PlanLimits {
        if (users < 1 || documentsPerMonth < 1 || requestsPerSecond < 1 || concurrentRequests < 1 || connections < 1) {
            throw new IllegalArgumentException("every limit of a plan is 1 or more");
        }
    }
}
