package dev.freehold.tenantservice.admit;

import java.sql.SQLException;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.StreamingOutput;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import dev.freehold.contracts.license.License;
import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.tenantservice.platform.ProblemException;
import dev.freehold.tenantservice.resolve.CurrentTenant;
import dev.freehold.tenantservice.route.RouteUse;
import dev.freehold.tenantservice.route.TenantRoute;
import dev.freehold.tenantservice.traffic.TenantTraffics;

/** The gates of every request to a resource, after its tenant is resolved: state, licence, rate, concurrency, membership. */
@ApplicationScoped
class AdmitFilter {
    /** Until when the tenant is served although its licence has ended; only there while it is so. */
    private static final String GRACE = "Freehold-License-Grace-Until";

    private final CurrentTenant current;
    private final RouteUse uses;
    private final LicenseGate licenses;
    private final RateGate rates;
    private final ConcurrencyGate concurrency;
    private final Members members;
    private final Admission admission;
    private final TenantTraffics traffics;

    AdmitFilter(
            CurrentTenant current,
            RouteUse uses,
            LicenseGate licenses,
            RateGate rates,
            ConcurrencyGate concurrency,
            Members members,
            Admission admission,
            TenantTraffics traffics) {
        this.current = current;
        this.uses = uses;
        this.licenses = licenses;
        this.rates = rates;
        this.concurrency = concurrency;
        this.members = members;
        this.admission = admission;
        this.traffics = traffics;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 20)
    void admit() throws SQLException {
        RouteUse.Use use = uses.begin(current.id());
        admission.began(use);
        TenantRoute route = use.route();
        License license = licenses.check(route);
        rates.pass(route.tenant(), license.limits().requestsPerSecond());
        admission.entered(
                license, concurrency.enter(route.tenant(), license.limits().concurrentRequests()));
        Set<Role> roles = members.rolesOf(route.tenant(), current.subject());
        if (roles.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.NOT_A_MEMBER,
                    "Your account is no member of this tenant. One of its admins can add it.");
        }
        admission.member(roles);
    }

    /** Before the answer is written, so that a caller who waits for it finds the gate open. */
    @ServerResponseFilter
    void leave(ContainerResponseContext response) {
        admission
                .tenant()
                .ifPresent(tenant ->
                        traffics.served(tenant, response.getStatus(), isWithoutDatabase(response), admission.took()));
        admission.graceEnd().ifPresent(end -> response.getHeaders().putSingle(GRACE, end.toString()));
        admission.answered(response.getEntity() instanceof StreamingOutput);
    }

    private static boolean isWithoutDatabase(ContainerResponseContext response) {
        return response.getEntity() instanceof Problem problem
                && ProblemCode.TENANT_UNAVAILABLE.wireName().equals(problem.code());
    }
}
