package dev.freehold.controlplane.platform.http;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.problem.Problem.FieldError;
import dev.freehold.contracts.problem.ProblemCode;

/** Makes what is wrong with a request's body or parameters a problem that names the field. */
class BodyMapper {
    private static final String REMEDY = "Correct the fields named in errors and send the request again.";

    @ServerExceptionMapper
    RestResponse<String> violations(ResteasyReactiveViolationException e) {
        return invalid(e.getConstraintViolations().stream()
                .map(BodyMapper::fieldError)
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList());
    }

    @ServerExceptionMapper
    RestResponse<String> mismatch(MismatchedInputException e) {
        String field = jsonPath(e);
        if (field.isEmpty()) {
            return Problems.answer(
                    ProblemCode.MALFORMED_REQUEST, "The body must be one JSON object of the form documented.");
        }
        String message = e instanceof UnrecognizedPropertyException ? "is not known here" : "has the wrong type";
        return invalid(List.of(new FieldError(field, message)));
    }

    private static RestResponse<String> invalid(List<FieldError> errors) {
        return Problems.answer(Problem.of(ProblemCode.INVALID_REQUEST, REMEDY).withErrors(errors));
    }

    /** The path without the method's and the parameter's name, as long as something is left. */
    private static FieldError fieldError(ConstraintViolation<?> violation) {
        List<String> nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(Path.Node::getName)
                .toList();
        String field = nodes.stream().skip(Math.min(2, nodes.size() - 1)).collect(Collectors.joining("."));
        return new FieldError(field.isEmpty() ? "body" : field, violation.getMessage());
    }

    static String jsonPath(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
