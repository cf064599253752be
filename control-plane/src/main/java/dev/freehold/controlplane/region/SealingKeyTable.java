package dev.freehold.controlplane.region;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.tenancy.Region;

import static java.util.Objects.requireNonNull;

/** Keys that a region's workers seal with. The one that was met last is the region's newest, whoever still names an older one. */
@Singleton
class SealingKeyTable {
    private static final String MET = """
            INSERT INTO region_sealing_key (region, key_id, first_seen_at) VALUES (:region, :key, clock_timestamp())
            ON CONFLICT DO NOTHING
            """;

    private final Jdbi jdbi;

    SealingKeyTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    void met(Region region, String keyId) {
        jdbi.useHandle(handle -> handle.createUpdate(MET)
                .bind("region", region.value())
                .bind("key", keyId)
                .execute());
    }
}
