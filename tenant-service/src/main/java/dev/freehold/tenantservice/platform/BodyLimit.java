package dev.freehold.tenantservice.platform;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.problem.ProblemCode;

/** Refuses a body of more than 1 MiB: before it is read where it announces its length, else while it is read. */
final class BodyLimit {
    static final int BYTES = 1 << 20;

    private static final int BEFORE_ROUTING = 1000;

    @ServerRequestFilter
    void countUnannounced(ContainerRequestContext request) {
        if (request.getLength() < 0 && request.hasEntity()) {
            request.setEntityStream(new LimitedStream(request.getEntityStream(), BYTES));
        }
    }

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

    /** Fails where more is read than is allowed. */
    private static final class LimitedStream extends FilterInputStream {
        private long left;

        LimitedStream(InputStream in, long limit) {
            super(in);
            left = limit;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int number = super.read(target, offset, length);
            count(Math.max(0, number));
            return number;
        }

        private void count(int number) {
            left -= number;
            if (left < 0) {
                throw new ProblemException(
                        ProblemCode.BODY_TOO_LARGE, tooLarge().detail());
            }
        }
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
