package dev.freehold.tenantservice.resolve;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

/** The one tenant that this request is for, and who acts in it. */
@RequestScoped
public class CurrentTenant {
    private record Resolved(TenantId id, TenantSlug slug, String subject) {}

    private @Nullable Resolved resolved;

    /** @throws NoTenantException if no tenant was resolved; it names the caller */
    public TenantId id() {
        return require().id();
    }

    /** Whether it is this one; no tenant at all is not. */
    boolean is(TenantId tenant) {
        Resolved known = resolved;
        return known != null && known.id().equals(tenant);
    }

    /** The name the tenant is reached under now; only {@link #id()} is identity. */
    public TenantSlug slug() {
        return require().slug();
    }

    /** The token's subject: who is asking. */
    public String subject() {
        return require().subject();
    }

    /** @throws IllegalStateException if this request has a tenant already, even the same */
    public void set(TenantId id, TenantSlug slug, String subject) {
        Resolved before = resolved;
        if (before != null) {
            throw new IllegalStateException("this request is for tenant " + before.id() + " already");
        }
        resolved = new Resolved(id, slug, subject);
    }

    private Resolved require() {
        Resolved known = resolved;
        if (known == null) {
            throw NoTenantException.namingTheCaller();
        }
        return known;
    }
}
