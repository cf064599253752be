package dev.freehold.controlplane.platform.http;

import java.util.List;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.problem.Problem.FieldError;
import dev.freehold.controlplane.platform.Refusal;

/** Makes what the domain refuses a problem. */
class RefusalMapper {
    @ServerExceptionMapper
    RestResponse<String> refusal(Refusal refusal) {
        Problem problem = Problem.of(refusal.code(), String.valueOf(refusal.getMessage()));
        return Problems.answer(
                switch (refusal) {
                    case Refusal.Invalid invalid -> withErrors(problem, invalid.errors());
                    case Refusal.Conflict conflict -> withOperation(problem, conflict.operation());
                    case Refusal.Denied denied -> problem;
                    case Refusal.Missing missing -> problem;
                    case Refusal.Stale stale -> problem;
                });
    }

    private static Problem withErrors(Problem problem, List<FieldError> errors) {
        return problem.withErrors(errors);
    }

    private static Problem withOperation(Problem problem, @Nullable OperationId operation) {
        return operation == null ? problem : problem.withOperation(operation.toString());
    }
}
