package dev.freehold.cli.oauth;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import dev.freehold.cli.api.Http;
import dev.freehold.cli.api.Unavailable;

/**
 * An identity server as it describes itself (OpenID Connect Discovery 1.0).
 *
 * @param deviceAuthorization where it lets devices sign in, if it does
 */
public record Issuer(URI tokenEndpoint, Optional<URI> deviceAuthorization) {
    /** @param safe turns a text into an address, or refuses one to which no credential should be sent */
    public static Issuer discover(Http http, URI issuer, Function<String, URI> safe) {
        URI document = URI.create(issuer.toString().replaceAll("/+$", "") + "/.well-known/openid-configuration");
        JsonNode described = http.json(Http.to(document).GET().build());
        String tokens = described.path("token_endpoint").asText("");
        if (tokens.isEmpty()) {
            throw new Unavailable(issuer + " does not describe itself as an identity server");
        }
        return new Issuer(
                safe.apply(tokens),
                Optional.of(described.path("device_authorization_endpoint").asText(""))
                        .filter(address -> !address.isEmpty())
                        .map(safe));
    }

    /** The identity server that a control plane trusts, as that says (RFC 9728). */
    public static URI ofServer(Http http, URI server, Function<String, URI> safe) {
        URI document = server.resolve("/.well-known/oauth-protected-resource");
        JsonNode described = http.json(Http.to(document).GET().build());
        String issuer = described.path("authorization_servers").path(0).asText("");
        if (issuer.isEmpty()) {
            throw new Unavailable(server + " does not say which identity server it trusts; give --issuer");
        }
        return safe.apply(issuer);
    }
}
