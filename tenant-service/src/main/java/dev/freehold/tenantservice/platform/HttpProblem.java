package dev.freehold.tenantservice.platform;

import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.problem.ProblemCode;

/** The problem for a status that the HTTP layer decided on. */
final class HttpProblem {
    private HttpProblem() {}

    static Problem of(int status) {
        return switch (status) {
            case 400 -> Problem.of(ProblemCode.MALFORMED_REQUEST, "The request cannot be read.");
            case 401 -> Problem.of(ProblemCode.UNAUTHENTICATED, "Send a token: Authorization: Bearer …");
            case 403 -> Problem.of(ProblemCode.FORBIDDEN, "Your role does not allow this.");
            case 404 -> ProblemException.notFound();
            case 405 ->
                Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "The API description lists the methods of each address.");
            case 406 -> Problem.of(ProblemCode.NOT_ACCEPTABLE, "Accept application/json.");
            case 413 -> BodyLimit.tooLarge();
            case 415 -> Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
            default -> Problem.of(ProblemCode.INTERNAL_ERROR, "The failure is logged on our side.");
        };
    }
}
