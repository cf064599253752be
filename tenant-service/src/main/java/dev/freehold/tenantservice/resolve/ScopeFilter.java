package dev.freehold.tenantservice.resolve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.platform.Alarm;

/**
 * The last look at a request before its resource, and at its answer before it leaves: the tenant that the request object bears and the
 * one that its scope says are the same. Two requests in one scope, as a callback that runs in another's context makes them, go no further.
 */
@ApplicationScoped
class ScopeFilter {
    /** The request's property that names its tenant. */
    static final String TENANT = "freehold.tenant";

    private static final Logger LOG = Logger.getLogger(ScopeFilter.class);

    private final CurrentTenant current;
    private final Alarm alarm;

    ScopeFilter(CurrentTenant current, Alarm alarm) {
        this.current = current;
        this.alarm = alarm;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 30)
    void enter(ContainerRequestContext request) {
        if (isStrange(request)) {
            throw new IllegalStateException("this request is in another's scope");
        }
    }

    /** Before every other filter, so that those see what is sent. */
    @ServerResponseFilter(priority = Priorities.USER + 1000)
    void leave(ContainerRequestContext request, ContainerResponseContext response) {
        if (isStrange(request)) {
            response.getHeaders().clear();
            response.setStatus(ProblemCode.INTERNAL_ERROR.status());
            response.setEntity(
                    Problem.of(
                            ProblemCode.INTERNAL_ERROR,
                            "The failure is logged on our side. Read before you repeat a write."),
                    null,
                    MediaType.valueOf(Problem.MEDIA_TYPE));
        }
    }

    private boolean isStrange(ContainerRequestContext request) {
        if (!(request.getProperty(TENANT) instanceof TenantId own) || current.is(own)) {
            return false;
        }
        alarm.raise(Alarm.Kind.SCOPE);
        LOG.errorf("WRONG TENANT: a request of tenant=%s is in the scope of another", own);
        return true;
    }
}
