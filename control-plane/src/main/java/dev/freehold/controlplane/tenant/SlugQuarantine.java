package dev.freehold.controlplane.tenant;

import java.time.Clock;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Keeps a freed slug from being given to somebody else while tokens, bookmarks and backups of the old tenant are about. */
@Singleton
class SlugQuarantine {
    private static final String PUT = """
            INSERT INTO slug_quarantine (slug, free_after) VALUES (:slug, :freeAfter)
            ON CONFLICT (slug) DO UPDATE SET free_after = excluded.free_after
            """;
    private static final String HOLDS = """
            SELECT EXISTS (SELECT FROM slug_quarantine WHERE slug = :slug AND free_after > :now)
            """;

    private final Jdbi jdbi;
    private final TenantsConfig config;
    private final Clock clock;

    SlugQuarantine(Jdbi jdbi, TenantsConfig config, Clock clock) {
        this.jdbi = requireNonNull(jdbi);
        this.config = requireNonNull(config);
        this.clock = requireNonNull(clock);
    }

    void put(TenantSlug slug) {
        jdbi.useHandle(handle -> handle.createUpdate(PUT)
                .bind("slug", slug.value())
                .bind("freeAfter", clock.instant().plus(config.slugQuarantine()))
                .execute());
    }

    /** Ask after the new tenant is written: only then a drop that commits meanwhile cannot be missed. */
    void refuse(TenantSlug slug) {
        boolean holds = jdbi.withHandle(handle -> handle.createQuery(HOLDS)
                .bind("slug", slug.value())
                .bind("now", clock.instant())
                .mapTo(boolean.class)
                .one());
        if (holds) {
            throw new Refusal.Conflict(
                    ProblemCode.SLUG_QUARANTINED,
                    "A tenant with this slug was dropped not long ago; choose another slug or wait for the quarantine to end.");
        }
    }
}
