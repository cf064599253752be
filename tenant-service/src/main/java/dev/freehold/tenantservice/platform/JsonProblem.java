package dev.freehold.tenantservice.platform;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.problem.Problem.FieldError;
import dev.freehold.contracts.problem.ProblemCode;

/** Says which field of a JSON body was at fault, without repeating its value or naming our classes. */
final class JsonProblem {
    private JsonProblem() {}

    static Problem of(JsonProcessingException unreadable) {
        if (unreadable instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            String message = mapping instanceof UnrecognizedPropertyException
                    ? "is not a field of this resource"
                    : "has the wrong type or form";
            return Problem.of(ProblemCode.INVALID_REQUEST, "A field is not valid; errors names it.")
                    .withErrors(List.of(new FieldError(path(mapping), message)));
        }
        return Problem.of(ProblemCode.MALFORMED_REQUEST, "The body is not the JSON that is expected here.");
    }

    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(part -> part.getFieldName() == null ? Integer.toString(part.getIndex()) : part.getFieldName())
                .collect(Collectors.joining("."));
    }
}
