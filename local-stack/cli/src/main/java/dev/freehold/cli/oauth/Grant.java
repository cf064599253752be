package dev.freehold.cli.oauth;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.freehold.cli.api.AccessToken;
import dev.freehold.cli.api.Unavailable;

/**
 * What an identity server grants (RFC 6749 section 5.1).
 *
 * @param life how long the access token is valid from when it was asked for
 * @param refreshToken with which the next one is asked for, where there is one
 */
public record Grant(
        AccessToken accessToken, Duration life, @Nullable String refreshToken) {
    private static final int USUAL_SECONDS = 60;

    static Grant of(JsonNode answer) {
        String token = answer.path("access_token").asText("");
        if (token.isEmpty()) {
            throw new Unavailable("the identity server answered without a token");
        }
        return new Grant(
                new AccessToken(token),
                Duration.ofSeconds(answer.path("expires_in").asLong(USUAL_SECONDS)),
                answer.hasNonNull("refresh_token")
                        ? answer.path("refresh_token").textValue()
                        : null);
    }

    @Override
    public String toString() {
        return "Grant[life=" + life + "]";
    }
}
