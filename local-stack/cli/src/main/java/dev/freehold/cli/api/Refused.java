package dev.freehold.cli.api;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.freehold.cli.shell.CommandFailed;
import dev.freehold.cli.shell.ExitCode;

import static java.util.Objects.requireNonNull;

/** A server answered with an error; what it said about it is repeated as far as it is a problem (RFC 9457) or an OAuth error. */
public final class Refused extends CommandFailed {
    private final int status;
    private final JsonNode problem;

    /** @param problem the body, or a missing node where it was no JSON */
    Refused(int status, JsonNode problem) {
        super(exitCode(status), headline(status, problem));
        this.status = status;
        this.problem = requireNonNull(problem);
    }

    /** The {@code error} of an OAuth answer (RFC 6749 section 5.2), or an empty text. */
    public String oauthError() {
        return problem.path("error").asText("");
    }

    /** True where the same request may succeed later with nothing changed. */
    public boolean isServerError() {
        return status >= 500;
    }

    @Override
    public List<String> details() {
        return Stream.of(
                        Stream.of(
                                problem.path("detail").asText(""),
                                problem.path("error_description").asText("")),
                        StreamSupport.stream(problem.path("errors").spliterator(), false)
                                .map(error -> "- " + error.path("field").asText("?") + ": "
                                        + error.path("message").asText("")),
                        Stream.of(problem.path("operation").asText(""))
                                .filter(id -> !id.isEmpty())
                                .map(id -> "See 'freehold operation watch " + id + "'."))
                .flatMap(lines -> lines)
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static String headline(int status, JsonNode problem) {
        String title = problem.path("title").asText(status >= 500 ? "The server failed" : "The server refused");
        String code = problem.path("code").asText("");
        return title + " (" + status + (code.isEmpty() ? "" : " " + code) + ")";
    }

    private static ExitCode exitCode(int status) {
        return switch (status) {
            case 404 -> ExitCode.NOT_FOUND;
            case 409, 412 -> ExitCode.CONFLICT;
            default -> status >= 400 && status < 500 ? ExitCode.REFUSED : ExitCode.UNAVAILABLE;
        };
    }
}
