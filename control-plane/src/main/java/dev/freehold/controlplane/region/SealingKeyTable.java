package dev.freehold.controlplane.region;

import java.util.Optional;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.Region;

import static java.util.Objects.requireNonNull;

/** Keys that a region's workers seal with. The one that was met last is the region's newest, whoever still names an older one. */
@Singleton
class SealingKeyTable {
    // The first that told it is believed: nobody can put another key under the same id.
    private static final String MET = """
            INSERT INTO region_sealing_key AS known (region, key_id, first_seen_at, public_jwks)
            VALUES (:region, :key, clock_timestamp(), :jwks)
            ON CONFLICT (region, key_id) DO UPDATE SET public_jwks = excluded.public_jwks
            WHERE known.public_jwks IS NULL AND excluded.public_jwks IS NOT NULL
            """;
    private static final String NEWEST = """
            SELECT public_jwks FROM region_sealing_key
            WHERE region = :region AND public_jwks IS NOT NULL
            ORDER BY first_seen_at DESC
            LIMIT 1
            """;

    private final Jdbi jdbi;

    SealingKeyTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** @param publicJwks absent where the worker did not tell it */
    void met(Region region, String keyId, @Nullable String publicJwks) {
        jdbi.useHandle(handle -> handle.createUpdate(MET)
                .bind("region", region.value())
                .bind("key", keyId)
                .bind("jwks", publicJwks)
                .execute());
    }

    /** Its public half, where any worker has told it. */
    Optional<String> newest(Region region) {
        return jdbi.withHandle(handle -> handle.createQuery(NEWEST)
                .bind("region", region.value())
                .mapTo(String.class)
                .findOne());
    }
}
