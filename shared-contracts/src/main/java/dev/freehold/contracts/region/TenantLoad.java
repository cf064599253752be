package dev.freehold.contracts.region;

import dev.freehold.contracts.tenancy.TenantId;

/**
 * What one tenant asks of one data-plane process. The last two are counts that are halved again and again, so they tell of the last while and
 * compare only with those of the same report.
 *
 * @param open physical connections to its database
 * @param active of them in use
 * @param waiting who waits for one
 * @param borrowed how often one was borrowed of late; a request borrows about twice
 * @param evicted how many of its connections were closed of late to make room for other tenants'
 */
public record TenantLoad(TenantId tenant, int open, int active, int waiting, int borrowed, int evicted) {}
