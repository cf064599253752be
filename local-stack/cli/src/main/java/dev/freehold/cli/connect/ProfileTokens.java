package dev.freehold.cli.connect;

import java.util.concurrent.atomic.AtomicReference;

import dev.freehold.cli.api.Http;
import dev.freehold.cli.api.Refused;
import dev.freehold.cli.oauth.Grant;
import dev.freehold.cli.oauth.TokenEndpoint;
import dev.freehold.cli.shell.UsageFailed;

import static java.util.Objects.requireNonNull;

/** Grants for a profile; a new refresh token that comes with one replaces the old in the file. */
final class ProfileTokens {
    private final Http http;
    private final ProfileFile file;
    private final String name;

    ProfileTokens(Http http, ProfileFile file, String name) {
        this.http = requireNonNull(http);
        this.file = requireNonNull(file);
        this.name = requireNonNull(name);
    }

    Grant next() {
        Profile profile = file.read().require(name);
        if (profile.refreshToken() == null) {
            return endpoint(profile).clientCredentials();
        }
        AtomicReference<Grant> granted = new AtomicReference<>();
        // Under the file's lock: of two runs that trade one token in at once, a server that rotates them would refuse
        // one.
        file.change(profiles -> profiles.with(name, refreshed(profiles.require(name), granted)));
        return requireNonNull(granted.get());
    }

    private Profile refreshed(Profile profile, AtomicReference<Grant> granted) {
        try {
            Grant grant = endpoint(profile).refresh(requireNonNull(profile.refreshToken()));
            granted.set(grant);
            return profile.refreshedBy(grant.refreshToken());
        } catch (Refused e) {
            if ("invalid_grant".equals(e.oauthError())) {
                throw new UsageFailed("you are no longer signed in: 'freehold login --profile " + name + "'");
            }
            throw e;
        }
    }

    private TokenEndpoint endpoint(Profile profile) {
        return new TokenEndpoint(
                http,
                ServerUrl.parse(profile.tokenEndpoint(), profile.insecure()).uri(),
                profile.clientId(),
                profile.clientSecret());
    }
}
