package dev.freehold.controlplane.placement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.PoolId;

/**
 * Which pool a tenant got, and why that one.
 *
 * @param candidates the pools of the region as they were just before, the chosen one first; at most {@value #MOST_CANDIDATES}
 */
@Schema(name = "PlacementChoice")
public record Choice(PoolId chosen, Tier tier, String reason, List<Candidate> candidates) {
    private static final int MOST_CANDIDATES = 20;

    /** The pool whose scarcest thing is used least; of equals, the one with room for more tenants. */
    private static final Comparator<Pool> ROOMIEST = Comparator.comparingDouble(Pool::share)
            .thenComparing(Comparator.comparingLong(Choice::freeTenants).reversed())
            .thenComparing(pool -> pool.id().value());

    public Choice {
        candidates = List.copyOf(candidates);
    }

    /**
     * One pool.
     *
     * @param leftOut why it did not come into question; absent where it did
     */
    public record Candidate(
            PoolId pool,
            Room tenants,
            Room bytes,
            Room connections,
            @Nullable LeftOut leftOut,
            @Nullable String detail) {
        static Candidate of(Pool pool, Tier wanted) {
            LeftOut leftOut = LeftOut.of(pool, wanted).orElse(null);
            return new Candidate(
                    pool.id(),
                    pool.tenants(),
                    pool.bytes(),
                    pool.connections(),
                    leftOut,
                    leftOut == null ? null : leftOut.detail(pool));
        }
    }

    /** Nothing if none comes into question. */
    static Optional<Choice> among(List<Pool> pools, Tier wanted) {
        List<Pool> fit = pools.stream()
                .filter(pool -> LeftOut.of(pool, wanted).isEmpty())
                .sorted(ROOMIEST)
                .toList();
        return fit.stream().findFirst().map(best -> {
            Comparator<Pool> order = Comparator.comparing((Pool pool) -> !pool.equals(best))
                    .thenComparing(pool -> LeftOut.of(pool, wanted).isPresent())
                    .thenComparing(ROOMIEST);
            return new Choice(
                    best.id(),
                    wanted,
                    reason(best, fit.size()),
                    pools.stream()
                            .sorted(order)
                            .limit(MOST_CANDIDATES)
                            .map(pool -> Candidate.of(pool, wanted))
                            .toList());
        });
    }

    private static long freeTenants(Pool pool) {
        Long free = pool.tenants().free();
        return free == null ? 0 : free;
    }

    private static String reason(Pool best, int fit) {
        return fit == 1
                ? "It is the only open pool of region " + best.region() + " with room, for tier "
                        + best.tier().wireName() + "."
                : "Of the " + fit + " open pools of region " + best.region() + " with room, for tier "
                        + best.tier().wireName() + ", it has the most.";
    }
}
