package dev.freehold.controlplane.platform;

import java.util.Set;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.Region;

import static java.util.Objects.requireNonNull;

/** Who sent this request, by its access token. */
@RequestScoped
public class Caller {
    public static final String OURSELVES = "control-plane";

    private final SecurityIdentity identity;
    private final JsonWebToken token;
    private final CurrentVertxRequest request;

    Caller(SecurityIdentity identity, JsonWebToken token, CurrentVertxRequest request) {
        this.identity = requireNonNull(identity);
        this.token = requireNonNull(token);
        this.request = requireNonNull(request);
    }

    /** {@code control-plane} where nobody sent a request: what is done is done of our own accord. */
    public String name() {
        return identity.isAnonymous()
                ? "control-plane"
                : identity.getPrincipal().getName();
    }

    /** As the connection shows it, or a trusted proxy in front; null where nobody sent a request. */
    public @Nullable String address() {
        RoutingContext current = request.getCurrent();
        return current == null ? null : current.request().remoteAddress().hostAddress();
    }

    /** Tells callers apart for ever, where names may pass from one to another. */
    public String subject() {
        String subject = token.getSubject();
        return subject == null ? "name:" + name() : subject;
    }

    /**
     * As {@link #subject}, where one person must not pass for two.
     *
     * @throws Refusal.Denied if the token names no subject
     */
    public String requireSubject() {
        String subject = token.getSubject();
        if (subject == null) {
            throw new Refusal.Denied(
                    "The access token has no \"sub\", so nobody can tell you from others. Give your client the scope that adds it.");
        }
        return subject;
    }

    public Set<String> roles() {
        return identity.getRoles();
    }

    /**
     * The region that a process is bound to.
     *
     * @throws Refusal.Denied if the token names none
     */
    public Region region() {
        Object claim = token.getClaim("region");
        if (claim == null) {
            throw new Refusal.Denied("The access token carries no region; give its client a region claim.");
        }
        try {
            return new Region(claim.toString());
        } catch (IllegalArgumentException e) {
            throw new Refusal.Denied("The region in the access token is not valid: " + e.getMessage() + ".");
        }
    }
}
