package dev.freehold.controlplane.platform.http;

import java.time.Duration;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.controlplane.platform.Caller;

import static java.util.Objects.requireNonNull;

/** Holds each caller of the public API to so many requests a second, in each process. What needs no token is not counted: it costs nothing. */
@Singleton
class CallerRate {
    private final Caller caller;
    private final CallerLimits limits;

    CallerRate(Caller caller, CallerLimits limits) {
        this.caller = requireNonNull(caller);
        this.limits = requireNonNull(limits);
    }

    @ServerRequestFilter(priority = Priorities.USER - 10)
    Optional<RestResponse<String>> check(ContainerRequestContext request, ResourceInfo resource) {
        if (limits.none()
                || !request.getUriInfo().getPath().startsWith("/v1/")
                || resource.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            return Optional.empty();
        }
        return limits.take(caller.subject()).map(CallerRate::refused);
    }

    private static RestResponse<String> refused(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return Problems.builder(Problem.of(
                        ProblemCode.RATE_EXCEEDED,
                        "You ask more often than one caller may. Repeat after the seconds in Retry-After."))
                .header("Retry-After", Long.toString(seconds))
                .build();
    }
}
