package dev.freehold.tenantservice.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.problem.ProblemCode;

/** Answers a body that announces more than 1 MiB before it is read. One that hides its length meets the server's own limit. */
final class BodyLimit {
    static final int BYTES = 1 << 20;

    private static final int BEFORE_ROUTING = 1000;

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::check, BEFORE_ROUTING);
    }

    private static void check(RoutingContext context) {
        if (announced(context) <= BYTES) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(ProblemCode.BODY_TOO_LARGE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(ContractJson.write(tooLarge()));
    }

    static Problem tooLarge() {
        return Problem.of(ProblemCode.BODY_TOO_LARGE, "A body may have 1 MiB at most.");
    }

    private static long announced(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException unreadable) {
            return Long.MAX_VALUE;
        }
    }
}
