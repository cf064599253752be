package dev.freehold.tenantservice.platform;

import java.time.Duration;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** This process's own access token, fetched when needed and kept until shortly before it expires. */
@ApplicationScoped
public class ProcessToken {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OidcClient identityServer;
    private @Nullable Tokens tokens;

    ProcessToken(OidcClient identityServer) {
        this.identityServer = identityServer;
    }

    /** The value of an Authorization header. */
    public synchronized String authorization() {
        Tokens known = tokens;
        if (known == null || known.isAccessTokenExpired() || known.isAccessTokenWithinRefreshInterval()) {
            known = identityServer.getTokens().await().atMost(PATIENCE);
            tokens = known;
        }
        return "Bearer " + known.getAccessToken();
    }

    /** Has the next request fetch another one, because this one was refused. */
    public synchronized void forget() {
        tokens = null;
    }
}
