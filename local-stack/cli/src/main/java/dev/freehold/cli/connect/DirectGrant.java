package dev.freehold.cli.connect;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import dev.freehold.cli.api.AccessToken;
import dev.freehold.cli.api.Http;
import dev.freehold.cli.api.Unavailable;

import static java.util.Objects.requireNonNull;

/** Trades a name and password for a token (RFC 6749 section 4.3): for the local stack's development users and nobody else. */
final class DirectGrant {
    private static final String CLIENT = "freehold-cli";

    private final Http http;
    private final URI tokenEndpoint;

    DirectGrant(Http http, URI tokenEndpoint) {
        this.http = requireNonNull(http);
        this.tokenEndpoint = requireNonNull(tokenEndpoint);
    }

    AccessToken token(String user, String password) {
        Map<String, String> form =
                Map.of("grant_type", "password", "client_id", CLIENT, "username", user, "password", password);
        JsonNode answer = http.json(Http.to(tokenEndpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build());
        String token = answer.path("access_token").asText("");
        if (token.isEmpty()) {
            throw new Unavailable("the identity server answered without a token");
        }
        return new AccessToken(token);
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
