package dev.freehold.stack.keycloak;

import java.net.URI;
import java.util.Map;

import dev.freehold.stack.http.JsonHttp;

import static java.util.Objects.requireNonNull;

/** A realm's public side: its issuer, and access tokens for those who know a password or a secret. */
public record Realm(URI server, String name) {
    public static final String FREEHOLD = "freehold";

    public Realm {
        requireNonNull(server, "server");
        requireNonNull(name, "name");
    }

    public Realm(URI server) {
        this(server, FREEHOLD);
    }

    public URI issuer() {
        return URI.create(server + "/realms/" + name);
    }

    /** The access token of a person through a public client. */
    public String passwordGrant(String client, String user, String password) {
        return token(Map.of("grant_type", "password", "client_id", client, "username", user, "password", password));
    }

    /** The access token of a process. */
    public String clientCredentials(String client, String secret) {
        return token(Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    private String token(Map<String, String> form) {
        return new JsonHttp(issuer())
                .postForm("/protocol/openid-connect/token", form)
                .orThrow()
                .body()
                .path("access_token")
                .asText();
    }
}
