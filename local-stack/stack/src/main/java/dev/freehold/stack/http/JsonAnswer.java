package dev.freehold.stack.http;

import java.net.URI;
import java.net.http.HttpHeaders;

import com.fasterxml.jackson.databind.JsonNode;

import static java.util.Objects.requireNonNull;

/**
 * An answer of whatever status.
 *
 * @param body a missing node where there was none, a text node where it was no JSON
 */
public record JsonAnswer(URI address, int status, JsonNode body, HttpHeaders headers) {
    public JsonAnswer {
        requireNonNull(address, "address");
        requireNonNull(body, "body");
        requireNonNull(headers, "headers");
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** @throws UnexpectedAnswerException with status and body, unless it is a success */
    public JsonAnswer orThrow() {
        if (!isSuccess()) {
            throw new UnexpectedAnswerException(this);
        }
        return this;
    }
}
