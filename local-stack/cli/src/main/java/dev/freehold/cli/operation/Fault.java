package dev.freehold.cli.operation;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;

/** Why an operation or a step failed, in the server's words. */
record Fault(String text) {
    /** Reads a text, or an object of {@code step}, {@code code} and {@code message}, each of which may be missing. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Fault of(JsonNode json) {
        if (json.isTextual()) {
            return new Fault(json.textValue());
        }
        return new Fault(Stream.of("step", "code", "message")
                .map(field -> json.path(field).asText(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": ")));
    }
}
