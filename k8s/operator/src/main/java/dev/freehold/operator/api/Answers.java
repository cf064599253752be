package dev.freehold.operator.api;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** Tells answers from refusals. */
record Answers(ObjectMapper json) {
    <T> T read(Supplier<Response> call, Class<T> type) {
        return apply(call, answer -> body(answer, type));
    }

    <T> Optional<T> find(Supplier<Response> call, Function<Response, T> reader) {
        try (Response answer = ask(call)) {
            return Optional.of(reader.apply(done(answer)));
        } catch (Refused refused) {
            if (refused.isNotFound()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    <T> T apply(Supplier<Response> call, Function<Response, T> reader) {
        try (Response answer = ask(call)) {
            return reader.apply(done(answer));
        }
    }

    <T> T body(Response answer, Class<T> type) {
        try {
            return json.readValue(answer.readEntity(String.class), type);
        } catch (IOException e) {
            throw new Refused(Refused.Kind.UNREACHABLE, "unreadable", "The API's answer cannot be read");
        }
    }

    /** No token is the same as no API: both come back by themselves. A refusal is an answer. */
    private static Response ask(Supplier<Response> call) {
        try {
            return call.get();
        } catch (WebApplicationException refused) {
            return refused.getResponse();
        } catch (ProcessingException e) {
            throw new Refused(Refused.Kind.UNREACHABLE, "unreachable", "The control plane cannot be reached");
        } catch (RuntimeException e) {
            throw new Refused(
                    Refused.Kind.UNREACHABLE,
                    "unreachable",
                    "The control plane or the identity server cannot be reached");
        }
    }

    private Response done(Response answer) {
        int status = answer.getStatus();
        if (status >= 200 && status < 300) {
            return answer;
        }
        String code = Refused.NO_CODE + status;
        String detail = "The API answered " + status;
        try {
            JsonNode problem = json.readTree(answer.readEntity(String.class));
            code = problem.path("code").asText(code);
            detail = problem.path("detail").asText(problem.path("title").asText(detail)) + fields(problem);
        } catch (IOException | RuntimeException notAProblem) {
            // What stands between may answer with a page of its own.
        }
        throw new Refused(kind(status, code), code, detail);
    }

    private static String fields(JsonNode problem) {
        StringBuilder text = new StringBuilder();
        problem.path("errors")
                .forEach(error -> text.append("; ")
                        .append(error.path("field").asText())
                        .append(' ')
                        .append(error.path("message").asText()));
        return text.toString();
    }

    private static Refused.Kind kind(int status, String code) {
        return switch (status) {
            case 401, 403 -> Refused.Kind.NOT_ALLOWED;
            case 408, 425, 429 -> Refused.Kind.UNREACHABLE;
            case 409 ->
                switch (code) {
                    case "operation_in_the_way", "no_room", "state_conflict" -> Refused.Kind.IN_THE_WAY;
                    default -> Refused.Kind.FINAL;
                };
            case 412, 428 -> Refused.Kind.CHANGED;
            // Of the API's own 404s; what stands between says nothing of a tenant by one.
            case 404 -> code.startsWith(Refused.NO_CODE) ? Refused.Kind.UNREACHABLE : Refused.Kind.FINAL;
            default -> status >= 500 ? Refused.Kind.UNREACHABLE : Refused.Kind.FINAL;
        };
    }
}
