package dev.freehold.tenantservice.identity;

import java.security.Principal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.quarkus.security.identity.SecurityIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, as a token says that was checked.
 *
 * @param subject the token's subject, never blank
 */
public record Caller(String subject, Map<String, Object> claims) implements Principal {
    public Caller {
        // Not Map.copyOf: a claim may be null.
        claims = Collections.unmodifiableMap(new LinkedHashMap<String, Object>(claims));
    }

    /** @throws IllegalStateException if nobody was authenticated */
    public static Caller of(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("this request bears no token that was checked");
    }

    public @Nullable Object claim(String name) {
        return claims.get(name);
    }

    @Override
    public String getName() {
        return subject;
    }

    @Override
    public String toString() {
        return "Caller[" + subject + "]";
    }
}
