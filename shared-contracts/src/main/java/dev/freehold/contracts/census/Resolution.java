package dev.freehold.contracts.census;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.TenantId;

/**
 * A finding to be put right. Whoever does it looks again first: what was found may be so no longer.
 *
 * @param subject the name of what was found: a database, a role, a group
 * @param tenant whose it was found to be, where it is anybody's
 * @param fence drawn when the task was leased, so that it grows with every lease of a command of the same tenant; the pool refuses an older one
 * @param confirmed an operator typed the subject again, so that it may be dropped; otherwise no data may be lost
 */
public record Resolution(
        FindingKind kind, String subject, @Nullable TenantId tenant, long fence, boolean confirmed) {}
