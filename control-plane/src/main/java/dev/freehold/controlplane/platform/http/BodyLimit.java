package dev.freehold.controlplane.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.problem.ProblemCode;

/** Refuses a body that says it is too large before any of it is read, as a problem; the server itself would answer with nothing. */
@ApplicationScoped
class BodyLimit {
    static final String DETAIL = "Requests of this service are small; send less.";
    private static final int BEFORE_ALL_OTHERS = 1_000;

    private final long limit;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_OTHERS);
    }

    private void check(RoutingContext context) {
        if (declaredLength(context) <= limit) {
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
