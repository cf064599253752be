package dev.freehold.cli.api;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;

import static java.util.Objects.requireNonNull;

/** The control plane's public API as one caller sees it. Every call ends in JSON, {@link Refused} or {@link Unavailable}. */
public final class ControlPlane {
    private final Http http;
    private final URI base;
    private final Tokens tokens;

    public ControlPlane(Http http, URI base, Tokens tokens) {
        this.http = requireNonNull(http);
        this.base = requireNonNull(base);
        this.tokens = requireNonNull(tokens);
    }

    public JsonNode get(Endpoint endpoint) {
        return http.json(to(endpoint).GET().build());
    }

    public JsonNode post(Endpoint endpoint) {
        return once(to(endpoint).POST(BodyPublishers.noBody()));
    }

    public JsonNode post(Endpoint endpoint, JsonNode body) {
        return once(
                to(endpoint).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString())));
    }

    /** Changes a thing as it is now: if somebody else changes it in between, the server refuses (412). */
    public JsonNode patch(Endpoint endpoint, JsonNode body) {
        return change(endpoint, "PATCH", "application/merge-patch+json", body);
    }

    /** As {@link #patch}, with another whole in its place. */
    public JsonNode put(Endpoint endpoint, JsonNode body) {
        return change(endpoint, "PUT", "application/json", body);
    }

    private JsonNode change(Endpoint endpoint, String method, String type, JsonNode body) {
        String tag = http.tagged(to(endpoint).GET().build()).tag();
        return http.json(to(endpoint)
                .header("Content-Type", type)
                .header("If-Match", tag)
                .method(method, BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** Replaces a thing by what is made of it as it is now; see {@link #patch}. */
    public JsonNode replace(Endpoint endpoint, UnaryOperator<JsonNode> change) {
        Tagged now = http.tagged(to(endpoint).GET().build());
        return http.json(to(endpoint)
                .header("Content-Type", "application/json")
                .header("If-Match", now.tag())
                .PUT(BodyPublishers.ofString(change.apply(now.body()).toString()))
                .build());
    }

    public JsonNode delete(Endpoint endpoint) {
        return http.json(to(endpoint).DELETE().build());
    }

    /** Items of a list from its start, over as many pages as it takes. */
    public Listing list(Endpoint endpoint, int most) {
        return new Pages(this, endpoint).first(most);
    }

    /** Opens a stream of server-sent events; whether that worked shows in what comes out of it. */
    public EventStream events(Endpoint endpoint) {
        HttpRequest request =
                to(endpoint).setHeader("Accept", "text/event-stream").GET().build();
        return EventStream.open(() -> http.stream(request));
    }

    /** Asks again where no answer came: under one key the server does what is asked once, however often it hears it. */
    private JsonNode once(HttpRequest.Builder post) {
        HttpRequest request =
                post.header("Idempotency-Key", UUID.randomUUID().toString()).build();
        try {
            return http.json(request);
        } catch (Unavailable e) {
            return http.json(request);
        }
    }

    private HttpRequest.Builder to(Endpoint endpoint) {
        return Http.to(endpoint.under(base))
                .setHeader("Accept", "application/json")
                .setHeader("Authorization", "Bearer " + tokens.current().value());
    }
}
