package dev.freehold.tenantservice.storm;

import java.util.concurrent.atomic.AtomicInteger;

import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;

/** A tenant, how it is reached now, and how often that was taken from it: odd while it is away. */
final class StormTenant {
    private final String slug;
    private final String token;
    private final AtomicInteger absences = new AtomicInteger();
    private volatile Placement placement;

    StormTenant(String slug, String token, Placement placement) {
        this.slug = slug;
        this.token = token;
        this.placement = placement;
    }

    String slug() {
        return slug;
    }

    String token() {
        return token;
    }

    TenantId id() {
        return placement.tenant();
    }

    Placement placement() {
        return placement;
    }

    void moveTo(Placement next) {
        placement = next;
    }

    int absences() {
        return absences.get();
    }

    /** Goes away, or is back. */
    void turn() {
        absences.incrementAndGet();
    }
}
