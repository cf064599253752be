package dev.freehold.controlplane.platform;

import java.util.Set;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.freehold.contracts.tenancy.Region;

import static java.util.Objects.requireNonNull;

/** Who sent this request, by its access token. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;
    private final JsonWebToken token;

    Caller(SecurityIdentity identity, JsonWebToken token) {
        this.identity = requireNonNull(identity);
        this.token = requireNonNull(token);
    }

    public String name() {
        return identity.getPrincipal().getName();
    }

    /** Tells callers apart for ever, where names may pass from one to another. */
    public String subject() {
        String subject = token.getSubject();
        return subject == null ? "name:" + name() : subject;
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
