package dev.freehold.systemtests.chaos;

import dev.freehold.contracts.schema.TenantSchema;

import static java.util.Objects.requireNonNull;

/** Brings about what else only a new release does: pools without a template, or with an old one. */
record Templates(Pools pools) {
    private static final String LEDGER = "freehold_pool";

    Templates {
        requireNonNull(pools, "pools");
    }

    /** The next provisioning makes the template anew. */
    void forget() {
        Pools.IDS.forEach(pool -> pools.run(pool, LEDGER, "UPDATE ledger.template SET complete = false"));
    }

    /**
     * What is copied from it lacks the product's scripts and has to be migrated. A worker that makes a template anew at
     * this moment breaks it off; it can be repeated.
     */
    void age() {
        Pools.IDS.forEach(pool -> pools.rows(pool, LEDGER, "SELECT database FROM ledger.template WHERE complete")
                .forEach(template -> age(pool, template)));
    }

    boolean areThere() {
        return Pools.IDS.stream()
                .noneMatch(pool -> pools.rows(pool, LEDGER, "SELECT database FROM ledger.template WHERE complete")
                        .isEmpty());
    }

    private void age(String pool, String template) {
        pools.run(pool, "postgres", "ALTER DATABASE " + template + " ALLOW_CONNECTIONS true");
        pools.run(
                pool,
                template,
                "DROP SCHEMA IF EXISTS " + TenantSchema.PRODUCT_NAMESPACE + " CASCADE",
                "CREATE SCHEMA " + TenantSchema.PRODUCT_NAMESPACE + " AUTHORIZATION fh_owner",
                "DROP TABLE IF EXISTS " + TenantSchema.PLATFORM_NAMESPACE + "." + TenantSchema.PRODUCT.historyTable());
        pools.run(pool, "postgres", "ALTER DATABASE " + template + " ALLOW_CONNECTIONS false");
    }
}
