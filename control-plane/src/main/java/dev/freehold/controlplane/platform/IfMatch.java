package dev.freehold.controlplane.platform;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.problem.ProblemCode;

/** The versions of a thing that a caller says it has seen: the entity tags of its If-Match header, or {@code *} for any. */
public record IfMatch(Set<String> tags) {
    public IfMatch {
        tags = Set.copyOf(tags);
    }

    /** @throws Refusal.Stale if there is no such header */
    public static IfMatch parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new Refusal.Stale(
                    ProblemCode.PRECONDITION_REQUIRED,
                    "Send If-Match with the ETag of the thing as you read it, so that no other change is lost.");
        }
        return new IfMatch(
                Arrays.stream(header.split(",", -1)).map(String::strip).collect(Collectors.toSet()));
    }

    /** As {@link #parse}, for a call that may be made without having looked. */
    public static IfMatch parseOptional(@Nullable String header) {
        return header == null ? new IfMatch(Set.of("*")) : parse(header);
    }

    public static String tag(int version) {
        return "\"" + version + "\"";
    }

    /** @throws Refusal.Stale if the thing is of another version */
    public void require(int version) {
        if (!tags.contains("*") && !tags.contains(tag(version))) {
            throw new Refusal.Stale(
                    ProblemCode.PRECONDITION_FAILED,
                    "The thing has changed since you read it. Read it again, then repeat your change with its new ETag.");
        }
    }
}
