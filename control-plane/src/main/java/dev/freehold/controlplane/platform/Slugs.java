package dev.freehold.controlplane.platform;

import java.util.Optional;

import dev.freehold.contracts.tenancy.TenantSlug;

/** Reads slugs out of paths. */
public final class Slugs {
    private Slugs() {}

    /** What is no slug is the slug of nobody. */
    public static Optional<TenantSlug> parse(String slug) {
        try {
            return Optional.of(new TenantSlug(slug));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
