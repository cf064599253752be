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

    /** Whether it holds for some versions only. */
    public boolean namesVersions() {
        return header != null && !isAny(header);
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

    private static boolean isAny(String header) {
        return header.strip().equals("*");
    }

    private static boolean matches(String header, String tag) {
        return isAny(header)
                || Arrays.stream(header.split(",", -1)).map(String::strip).anyMatch(tag::equals);
    }
}
