package dev.freehold.tenantservice.platform;

import java.util.Arrays;

import jakarta.ws.rs.core.EntityTag;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.problem.ProblemCode;

/** The If-Match header of a request (RFC 9110): {@code *}, or strong entity tags. */
public final class IfMatch {
    private final @Nullable String header;

    public IfMatch(@Nullable String header) {
        this.header = header;
    }

    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** @throws ProblemException precondition_required if the request has no such header */
    public void require() {
        if (header == null) {
            throw new ProblemException(
                    ProblemCode.PRECONDITION_REQUIRED, "Read the resource first and send its ETag as If-Match.");
        }
    }

    /** @throws ProblemException precondition_failed if the header is there and does not name this version */
    public void check(long version) {
        if (header != null && !matches(header, '"' + Long.toString(version) + '"')) {
            throw stale();
        }
    }

    public static ProblemException stale() {
        return new ProblemException(
                ProblemCode.PRECONDITION_FAILED,
                "The resource has another version than If-Match names. Read it again and repeat.");
    }

    private static boolean matches(String header, String tag) {
        return header.strip().equals("*")
                || Arrays.stream(header.split(",", -1)).map(String::strip).anyMatch(tag::equals);
    }
}
