package dev.freehold.controlplane.platform.http;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.problem.ProblemCode;

/** Answers with a problem. */
final class Problems {
    private Problems() {}

    static RestResponse<String> answer(ProblemCode code, String detail) {
        return answer(Problem.of(code, detail));
    }

    static RestResponse<String> answer(Problem problem) {
        return builder(problem).build();
    }

    static ResponseBuilder<String> builder(Problem problem) {
        return ResponseBuilder.<String>create(problem.status())
                .entity(ContractJson.write(problem))
                .header("Content-Type", Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store");
    }
}
