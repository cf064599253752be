package dev.freehold.tenantservice.platform;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.problem.Problem.FieldError;
import dev.freehold.contracts.problem.ProblemCode;

/** Every failure becomes an RFC 9457 problem here and nowhere else. */
final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response ours(ProblemException refusal) {
        return respond(refusal.problem(), refusal.retrySeconds());
    }

    @ServerExceptionMapper
    Response unauthenticated(UnauthorizedException none) {
        return respond(Problem.of(ProblemCode.UNAUTHENTICATED, "Send a token: Authorization: Bearer …"));
    }

    @ServerExceptionMapper(priority = 1)
    Response unauthenticated(AuthenticationFailedException failed) {
        return refusal(failed)
                .map(this::ours)
                .orElseGet(
                        () -> respond(
                                Problem.of(
                                        ProblemCode.UNAUTHENTICATED,
                                        "The token is not valid here: expired, of another issuer or audience, or not signed by it. Get a new one.")));
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException forbidden) {
        return respond(Problem.of(ProblemCode.FORBIDDEN, "Your role does not allow this."));
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException violations) {
        return respond(Problem.of(ProblemCode.INVALID_REQUEST, "A field is not valid; errors names it.")
                .withErrors(violations.getConstraintViolations().stream()
                        .map(ProblemMappers::fieldError)
                        .sorted((a, b) -> a.field().compareTo(b.field()))
                        .toList()));
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException unreadable) {
        return respond(JsonProblem.of(unreadable));
    }

    /** Named by itself because Quarkus brings a mapper for it. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException unreadable) {
        return respond(JsonProblem.of(unreadable));
    }

    @ServerExceptionMapper
    Response byStatus(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return respond(JsonProblem.of(unreadable));
        }
        Problem problem = HttpProblem.of(failure.getResponse().getStatus());
        if (problem.status() >= 500) {
            LOG.error("A request failed", failure);
        }
        return respond(problem);
    }

    /** What Hibernate and JTA wrap is unwrapped: a refusal of ours inside counts, and so does a database that went away. */
    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        Optional<ProblemException> refusal = refusal(failure);
        if (refusal.isPresent()) {
            return ours(refusal.get());
        }
        if (DatabaseOutage.isCauseOf(failure)) {
            LOG.warn("The tenant's database did not do what a request asked of it", failure);
            return respond(DatabaseOutage.problem(failure));
        }
        LOG.error("A request failed", failure);
        return respond(Problem.of(
                ProblemCode.INTERNAL_ERROR, "The failure is logged on our side. Read before you repeat a write."));
    }

    private static Optional<ProblemException> refusal(Throwable failure) {
        return causes(failure)
                .filter(ProblemException.class::isInstance)
                .map(ProblemException.class::cast)
                .findFirst();
    }

    /** Also what is suppressed: a commit that fails keeps its reason there. */
    static Stream<Throwable> causes(Throwable failure) {
        return chain(failure)
                .flatMap(each -> Stream.concat(
                        Stream.of(each), Arrays.stream(each.getSuppressed()).flatMap(ProblemMappers::chain)));
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20);
    }

    private static FieldError fieldError(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        // method.parameter.field: a caller knows only the field, or the parameter where it is the field
        int parameter = path.indexOf('.') + 1;
        int field = path.indexOf('.', parameter) + 1;
        return new FieldError(path.substring(Math.max(parameter, field)), violation.getMessage());
    }

    private static Response respond(Problem problem) {
        return respond(problem, 1);
    }

    private static Response respond(Problem problem, long retrySeconds) {
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        switch (problem.status()) {
            case 401 -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case 429, 503 -> response.header(HttpHeaders.RETRY_AFTER, retrySeconds);
            default -> {}
        }
        return response.build();
    }
}
