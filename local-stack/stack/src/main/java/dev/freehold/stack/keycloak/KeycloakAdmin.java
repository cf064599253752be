package dev.freehold.stack.keycloak;

import java.net.URI;

import com.fasterxml.jackson.databind.JsonNode;

import dev.freehold.stack.http.JsonAnswer;
import dev.freehold.stack.http.JsonHttp;

import static java.util.Objects.requireNonNull;

/** Keycloak's admin API as the server's own administrator. */
public final class KeycloakAdmin {
    public static final String USER = "freehold-stack";

    private final URI url;
    private final String password;
    private final JsonHttp http;

    public KeycloakAdmin(URI url, String password) {
        this.url = requireNonNull(url, "url");
        this.password = requireNonNull(password, "password");
        this.http = new JsonHttp(URI.create(url + "/admin/realms"));
    }

    /** @param path begins with a slash, behind {@code /admin/realms} */
    public JsonAnswer get(String path) {
        return http.get(path, token());
    }

    public JsonAnswer send(String method, String path, JsonNode body) {
        return http.send(method, path, token(), body);
    }

    /** A new one each time: they live for a minute, and there are few calls. */
    private String token() {
        return new Realm(url, "master").passwordGrant("admin-cli", USER, password);
    }
}
