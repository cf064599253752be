package dev.freehold.tenantservice.identity;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jose4j.jwk.PublicJsonWebKey;

/** Authenticates by {@code Authorization: Bearer}. A key that is known is used at once; for another the issuer is asked off the event loop. */
@ApplicationScoped
class BearerTokens implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";

    private final TokenCheck check;
    private final IssuerKeys keys;

    BearerTokens(TokenCheck check, IssuerKeys keys) {
        this.check = check;
        this.keys = keys;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        String token = header.substring(SCHEME.length()).strip();
        Context own = context.vertx().getOrCreateContext();
        return Uni.createFrom().deferred(() -> verify(token, own)).map(BearerTokens::identity);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
    }

    /**
     * Many requests may wait for one answer of the issuer. Each goes on in its own context: in another's, the two would share a
     * request scope, and with it a tenant.
     */
    private Uni<Caller> verify(String token, Context own) {
        String keyId = check.keyId(token);
        Optional<PublicJsonWebKey> known = keys.known(keyId);
        if (known.isPresent()) {
            return Uni.createFrom().item(check.check(token, known.get()));
        }
        return Uni.createFrom()
                .completionStage(() -> keys.askFor(keyId))
                .emitOn(then -> own.runOnContext(_ -> then.run()))
                .onFailure()
                .transform(failed -> new AuthenticationFailedException(unwrapped(failed)))
                .map(key -> check.check(
                        token, key.orElseThrow(() -> new AuthenticationFailedException("a key nobody knows"))));
    }

    private static Throwable unwrapped(Throwable failed) {
        return failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
    }

    private static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder().setPrincipal(caller).build();
    }
}
