package dev.freehold.cli.oauth;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.freehold.cli.api.Http;

import static java.util.Objects.requireNonNull;

/** Trades what a person or a program has for tokens (RFC 6749). */
public final class TokenEndpoint {
    private final Http http;
    private final URI address;
    private final String client;
    private final @Nullable String secret;

    /** @param secret of a confidential client, or null for a public one */
    public TokenEndpoint(Http http, URI address, String client, @Nullable String secret) {
        this.http = requireNonNull(http);
        this.address = requireNonNull(address);
        this.client = requireNonNull(client);
        this.secret = secret;
    }

    /** By name and password (section 4.3): for the local stack's development users and nobody else. */
    public Grant password(String user, String password) {
        return ask(Map.of("grant_type", "password", "username", user, "password", password));
    }

    /** As the client itself (section 4.4). */
    public Grant clientCredentials() {
        return ask(Map.of("grant_type", "client_credentials"));
    }

    /** By the refresh token of an earlier grant (section 6). */
    public Grant refresh(String refreshToken) {
        return ask(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    Grant device(String deviceCode, ProofKey proof) {
        return ask(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:device_code",
                "device_code",
                deviceCode,
                "code_verifier",
                proof.verifier()));
    }

    JsonNode post(URI endpoint, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("client_id", client);
        if (secret != null) {
            form.put("client_secret", secret);
        }
        return http.json(Http.to(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build());
    }

    private Grant ask(Map<String, String> fields) {
        return Grant.of(post(address, fields));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
