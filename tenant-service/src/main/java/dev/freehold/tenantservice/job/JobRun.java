package dev.freehold.tenantservice.job;

import java.util.regex.Pattern;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.admit.JobGate;
import dev.freehold.tenantservice.platform.LogKeys;
import dev.freehold.tenantservice.resolve.CurrentTenant;
import dev.freehold.tenantservice.route.TenantRoute;

/** One run of a task for one tenant, from the request context's beginning to its end. The thread must have none yet. */
@Singleton
class JobRun {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");

    private final CurrentTenant current;
    private final JobGate gate;

    JobRun(CurrentTenant current, JobGate gate) {
        this.current = current;
        this.gate = gate;
    }

    void run(String name, TenantId tenant, Runnable task) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a job's name is 1 to 63 letters, digits and hyphens");
        }
        ManagedContext context = Arc.container().requestContext();
        if (context.isActive()) {
            throw new IllegalStateException("a job runs in a context of its own, and there is one here already");
        }
        context.activate();
        try {
            TenantRoute route = gate.admit(tenant);
            current.set(route.tenant(), route.slug(), "job:" + name);
            MDC.put(LogKeys.TENANT, tenant.toString());
            task.run();
        } finally {
            MDC.remove(LogKeys.TENANT);
            context.terminate();
        }
    }
}
