package dev.freehold.cli.connect;

import org.jspecify.annotations.Nullable;

/**
 * A control plane and how one signs in there.
 *
 * @param clientSecret of a program's own client; a person has a refresh token instead
 */
record Profile(
        String url,
        String tokenEndpoint,
        String clientId,
        @Nullable String clientSecret,
        @Nullable String refreshToken,
        boolean insecure) {
    Profile refreshedBy(@Nullable String token) {
        return token == null ? this : new Profile(url, tokenEndpoint, clientId, clientSecret, token, insecure);
    }

    @Override
    public String toString() {
        return "Profile[" + url + "]";
    }
}
