package dev.freehold.controlplane.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.problem.ProblemCode;

/**
 * Refuses a body that is too large, before any of it is read if it says its length. The server's own limit, a hard stop at twice
 * the size, would answer without a problem.
 */
@ApplicationScoped
class BodyLimit {
    static final String DETAIL = "Requests of this service are small; send less.";
    private static final long LIMIT = 64 * 1024;
    private static final int BEFORE_ALL_OTHERS = 1_000;

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_OTHERS);
    }

    @ServerRequestFilter(preMatching = true)
    void count(ContainerRequestContext request) {
        if (request.getHeaderString("Transfer-Encoding") != null) {
            request.setEntityStream(new CountedBody(request.getEntityStream(), LIMIT));
        }
    }

    private void check(RoutingContext context) {
        if (declaredLength(context) <= LIMIT) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(ProblemCode.BODY_TOO_LARGE.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(ContractJson.write(Problem.of(ProblemCode.BODY_TOO_LARGE, DETAIL)));
    }

    private static long declaredLength(RoutingContext context) {
        String header = context.request().getHeader("Content-Length");
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
