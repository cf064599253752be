package dev.freehold.contracts.problem;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem.
 *
 * @param type {@code urn:freehold:problem:} and the code
 * @param detail what is wrong in this case and what to do about it
 * @param operation the operation in the way or concerned, where there is one
 * @param errors one entry a field at fault
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String operation,
        List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** One field at fault; {@code field} is its JSON path. */
    public record FieldError(String field, String message) {}

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(
                "urn:freehold:problem:" + code.wireName(),
                code.title(),
                code.status(),
                detail,
                code.wireName(),
                null,
                List.of());
    }

    public Problem withErrors(List<FieldError> fieldErrors) {
        return new Problem(type, title, status, detail, code, operation, fieldErrors);
    }

    public Problem withOperation(String operationId) {
        return new Problem(type, title, status, detail, code, operationId, errors);
    }
}
