package dev.freehold.controlplane.tenant;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.controlplane.platform.Refusal;

/** The versions that a caller says it has seen: the entity tags of its If-Match header, or {@code *} for any. */
record IfMatch(Set<String> tags) {
    IfMatch {
        tags = Set.copyOf(tags);
    }

    /** @throws Refusal.Stale if there is no such header */
    static IfMatch parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new Refusal.Stale(
                    ProblemCode.PRECONDITION_REQUIRED,
                    "Send If-Match with the ETag of the tenant as you read it, so that no other change is lost.");
        }
        return new IfMatch(
                Arrays.stream(header.split(",", -1)).map(String::strip).collect(Collectors.toSet()));
    }

    static String tag(int version) {
        return "\"" + version + "\"";
    }

    void require(int version) {
        if (!tags.contains("*") && !tags.contains(tag(version))) {
            throw new Refusal.Stale(
                    ProblemCode.PRECONDITION_FAILED,
                    "The tenant has changed since you read it. Read it again, then repeat your change with its new ETag.");
        }
    }
}
