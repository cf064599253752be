package dev.freehold.tenantservice.resolve;

import java.util.List;

import io.opentelemetry.api.trace.Span;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import dev.freehold.tenantservice.identity.Caller;
import dev.freehold.tenantservice.platform.LogKeys;
import dev.freehold.tenantservice.platform.ProblemException;
import dev.freehold.tenantservice.route.RouteTable;
import dev.freehold.tenantservice.route.TenantRoute;

/** Sets the tenant of every request to a resource, after its token was checked, and keeps its answer out of shared caches. */
@ApplicationScoped
class ResolveFilter {
    private final RouteTable routes;
    private final CurrentTenant current;
    private final SecurityIdentity identity;
    private final String claim;
    private final String baseDomain;

    ResolveFilter(
            RouteTable routes,
            CurrentTenant current,
            SecurityIdentity identity,
            @ConfigProperty(name = "freehold.tenant-claim") String claim,
            @ConfigProperty(name = "freehold.base-domain") String baseDomain) {
        this.routes = routes;
        this.current = current;
        this.identity = identity;
        this.claim = claim;
        this.baseDomain = baseDomain;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 10)
    void resolve(ContainerRequestContext request, HttpServerRequest http) {
        routes.requireUsable();
        List<String> headers = request.getHeaders().getOrDefault("X-Tenant", List.of());
        String host = http.authority() == null ? null : http.authority().host();
        Caller caller = Caller.of(identity);
        TenantRoute route = new TenantDecision(routes::find)
                .decide(TenantClaim.read(caller.claim(claim)), AskedSlug.of(host, headers, baseDomain))
                .orElseThrow(ProblemException::nothingHere);
        current.set(route.tenant(), route.slug(), caller.subject());
        request.setProperty(ScopeFilter.TENANT, route.tenant());
        Span.current().setAttribute(LogKeys.TENANT, route.tenant().toString());
        MDC.put(LogKeys.TENANT, route.tenant().toString());
    }

    @ServerResponseFilter
    void forbidCaching(ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }
}
