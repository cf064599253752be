package dev.freehold.tenantservice.connect;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What a borrower gets. */
sealed interface Grant<C> {
    /** A connection of the tenant that was lying unused since then. */
    record Warm<C>(C connection, Instant unusedSince) implements Grant<C> {}

    /** Room to open one, which the borrower has to use or to surrender; it closes the victim, another tenant's unused one, first. */
    record Room<C>(@Nullable C victim) implements Grant<C> {}
}
