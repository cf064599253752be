package dev.freehold.controlplane.platform.sql;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.tenancy.TenantId;

import static java.util.Objects.requireNonNull;

/**
 * Puts changes of one tenant in a row. Whoever changes a tenant's state takes it before any row lock, so that nobody waits for
 * another in a circle.
 */
@Singleton
public class TenantLock {
    private final Jdbi jdbi;

    TenantLock(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Held until the transaction ends. Two tenants may share a lock by chance; that only makes one wait. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(TenantId tenant) {
        long key = tenant.value().getMostSignificantBits() ^ tenant.value().getLeastSignificantBits();
        jdbi.useHandle(handle -> handle.createQuery("SELECT 1 FROM pg_advisory_xact_lock(:key)")
                .bind("key", key)
                .mapTo(int.class)
                .one());
    }
}
