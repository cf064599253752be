package dev.freehold.tenantservice.admit;

import java.sql.SQLException;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import dev.freehold.contracts.license.License;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.tenantservice.platform.ProblemException;
import dev.freehold.tenantservice.resolve.CurrentTenant;
import dev.freehold.tenantservice.route.RouteTable;
import dev.freehold.tenantservice.route.TenantRoute;

/** The gates of every request to a resource, after its tenant is resolved: state, licence, concurrency, membership. */
@ApplicationScoped
class AdmitFilter {
    private final CurrentTenant current;
    private final RouteTable routes;
    private final LicenseGate licenses;
    private final ConcurrencyGate concurrency;
    private final Members members;
    private final Admission admission;

    AdmitFilter(
            CurrentTenant current,
            RouteTable routes,
            LicenseGate licenses,
            ConcurrencyGate concurrency,
            Members members,
            Admission admission) {
        this.current = current;
        this.routes = routes;
        this.licenses = licenses;
        this.concurrency = concurrency;
        this.members = members;
        this.admission = admission;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 20)
    void admit() throws SQLException {
        TenantRoute route = routes.servable(current.id());
        License license = licenses.check(route);
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
    void leave() {
        admission.end();
    }
}
