package dev.freehold.controlplane.region;

import java.time.Clock;
import java.util.Optional;
import java.util.SortedSet;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.tenancy.Region;

import static java.util.Objects.requireNonNull;

/** Keys by their thumbprints, each in the region where it was met first. */
@Singleton
class RegionKeyTable {
    private static final String CLAIM = """
            INSERT INTO region_key (thumbprint, region, first_worker, first_seen_at)
            SELECT thumbprint, :region, :worker, :now FROM unnest(:thumbprints) WITH ORDINALITY AS t (thumbprint, place)
            ORDER BY place
            ON CONFLICT (thumbprint) DO NOTHING
            """;
    private static final String SHARED = """
            SELECT thumbprint FROM region_key WHERE thumbprint = ANY (:thumbprints) AND region <> :region LIMIT 1
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    RegionKeyTable(Jdbi jdbi, Clock clock) {
        this.jdbi = requireNonNull(jdbi);
        this.clock = requireNonNull(clock);
    }

    /** Those that no region has yet; waits for another transaction that claims one of them. */
    void claim(SortedSet<String> thumbprints, Region region, String worker) {
        jdbi.useHandle(handle -> handle.createUpdate(CLAIM)
                .bindArray("thumbprints", String.class, thumbprints)
                .bind("region", region.value())
                .bind("worker", worker)
                .bind("now", clock.instant())
                .execute());
    }

    Optional<String> sharedWithAnother(SortedSet<String> thumbprints, Region region) {
        return jdbi.withHandle(handle -> handle.createQuery(SHARED)
                .bindArray("thumbprints", String.class, thumbprints)
                .bind("region", region.value())
                .mapTo(String.class)
                .findOne());
    }
}
