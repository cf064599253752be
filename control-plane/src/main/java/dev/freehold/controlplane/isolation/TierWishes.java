package dev.freehold.controlplane.isolation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.placement.Tier;
import dev.freehold.controlplane.platform.Caller;

import static java.util.Objects.requireNonNull;

/** Which tier a tenant is placed in: the one it has asked for itself, else its plan's. */
@Singleton
public class TierWishes {
    private static final String OF_PLAN = """
            SELECT tier FROM plan WHERE name = :plan
            """;
    private static final String OF_TENANT = """
            SELECT coalesce(i.tier, p.tier)
            FROM tenant t
            JOIN plan p ON p.name = t.plan
            LEFT JOIN isolation i ON i.tenant = t.id
            WHERE t.id = :tenant
            """;
    private static final String WISH = """
            INSERT INTO isolation (tenant, tier, reasons, version, updated_by, updated_at)
            VALUES (:tenant, :tier, '{}', 1, :by, clock_timestamp())
            """;

    private final Jdbi jdbi;
    private final Caller caller;

    TierWishes(Jdbi jdbi, Caller caller) {
        this.jdbi = requireNonNull(jdbi);
        this.caller = requireNonNull(caller);
    }

    /** Of one that is not registered yet. */
    public Tier of(@Nullable Tier wish, String plan) {
        return wish != null
                ? wish
                : Tier.parse(jdbi.withHandle(handle -> handle.createQuery(OF_PLAN)
                        .bind("plan", plan)
                        .mapTo(String.class)
                        .one()));
    }

    public Tier of(TenantId tenant) {
        return Tier.parse(jdbi.withHandle(handle -> handle.createQuery(OF_TENANT)
                .bind("tenant", tenant.value())
                .mapTo(String.class)
                .one()));
    }

    /** Of one that has just been registered. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(TenantId tenant, @Nullable Tier wish) {
        if (wish != null) {
            jdbi.useHandle(handle -> handle.createUpdate(WISH)
                    .bind("tenant", tenant.value())
                    .bind("tier", wish.wireName())
                    .bind("by", caller.name())
                    .execute());
        }
    }
}
