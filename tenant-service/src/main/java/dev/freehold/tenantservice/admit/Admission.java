package dev.freehold.tenantservice.admit;

import java.util.Set;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.license.License;

/** What was found when this request was admitted. It ends with the response, or at the latest with the request's scope. */
@RequestScoped
public class Admission {
    private @Nullable License license;
    private Set<Role> roles = Set.of();
    private ConcurrencyGate.@Nullable Passage passage;

    /** The caller's roles in the tenant, from the tenant's own list of members. */
    public Set<Role> roles() {
        return roles;
    }

    /** The licence under which this request is served. */
    public License license() {
        License granted = license;
        if (granted == null) {
            throw new IllegalStateException("this request was not admitted");
        }
        return granted;
    }

    void entered(License under, ConcurrencyGate.Passage through) {
        license = under;
        passage = through;
    }

    void member(Set<Role> with) {
        roles = with;
    }

    @PreDestroy
    void end() {
        ConcurrencyGate.Passage entered = passage;
        passage = null;
        if (entered != null) {
            entered.close();
        }
    }
}
