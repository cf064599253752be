package dev.freehold.tenantservice.job;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.route.RouteTable;

/**
 * Runs a task for tenants, each time in a request context of its own on a thread of its own, with the tenant set once and the actor
 * {@code job:NAME}. State and licence are checked as for a request. Call it from a scheduled method; the task sees only CurrentTenant.
 */
@ApplicationScoped
public class TenantJobs {
    private static final Logger LOG = Logger.getLogger(TenantJobs.class);

    private final RouteTable routes;
    private final JobRun runs;
    private final int concurrency;

    TenantJobs(
            RouteTable routes,
            JobRun runs,
            @ConfigProperty(name = "freehold.jobs.concurrency", defaultValue = "4") int concurrency) {
        this.routes = routes;
        this.runs = runs;
        this.concurrency = concurrency;
    }

    /**
     * What came of it.
     *
     * @param done how many tenants the task ran through for
     * @param failed why it did not, for the others: a refusal at the gate or what the task threw
     */
    public record Outcome(int done, Map<TenantId, Throwable> failed) {
        public Outcome {
            failed = Map.copyOf(failed);
        }
    }

    /**
     * Once for each tenant that is served now, {@code freehold.jobs.concurrency} at a time (4). Returns when all are through; one that fails
     * is logged and stops no other.
     *
     * @param name letters, digits and hyphens; the audit names it
     */
    public Outcome forEach(String name, Runnable task) throws InterruptedException {
        Map<TenantId, Throwable> failed = new ConcurrentHashMap<>();
        AtomicInteger done = new AtomicInteger();
        Semaphore places = new Semaphore(concurrency);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (TenantId tenant : routes.servable()) {
                places.acquire();
                threads.execute(() -> {
                    try {
                        runs.run(name, tenant, task);
                        done.incrementAndGet();
                    } catch (RuntimeException | Error failure) {
                        LOG.errorf(failure, "A job failed for a tenant: job=%s tenant=%s", name, tenant);
                        failed.put(tenant, failure);
                    } finally {
                        places.release();
                    }
                });
            }
        }
        return new Outcome(done.get(), failed);
    }

    /**
     * For one tenant. Returns when it is through.
     *
     * @throws dev.freehold.tenantservice.platform.ProblemException if the tenant may not be served now
     */
    public void forOne(String name, TenantId tenant, Runnable task) throws InterruptedException {
        Throwable[] thrown = new Throwable[1];
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        runs.run(name, tenant, task);
                    } catch (RuntimeException | Error failure) {
                        thrown[0] = failure;
                    }
                })
                .join();
        switch (thrown[0]) {
            case null -> {}
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            default -> throw new IllegalStateException(thrown[0]);
        }
    }
}
