package dev.freehold.controlplane.placement;

import java.util.List;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Chooses the pool of a region, of the tier wanted, that has the most room. */
@Singleton
public class ChoosePool {
    private static final int MOST_NAMED = 10;

    private final PoolTable pools;
    private final PoolReader reader;
    private final MeterRegistry meters;

    ChoosePool(PoolTable pools, PoolReader reader, MeterRegistry meters) {
        this.pools = requireNonNull(pools);
        this.reader = requireNonNull(reader);
        this.meters = requireNonNull(meters);
    }

    /**
     * The room is the caller's until its transaction ends, so write the tenant in the same one.
     *
     * @throws Refusal if the region is unknown or none of its pools comes into question
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Choice in(Region region, Tier tier) {
        pools.lock(region);
        List<Pool> all = reader.of(region);
        if (all.isEmpty()) {
            throw new Refusal.Invalid("region", "is not served; GET /v1/pools lists the regions");
        }
        return Choice.among(all, tier).orElseThrow(() -> refusal(region, tier, all));
    }

    private Refusal refusal(Region region, Tier tier, List<Pool> all) {
        all.stream()
                .flatMap(pool -> LeftOut.of(pool, tier).stream())
                .distinct()
                .forEach(reason -> meters.counter(
                                "freehold.placement.refused", "region", region.value(), "reason", reason.wireName())
                        .increment());
        String why = all.stream()
                .limit(MOST_NAMED)
                .map(pool -> pool.id() + ": "
                        + LeftOut.of(pool, tier)
                                .map(reason -> reason.detail(pool))
                                .orElseThrow())
                .collect(Collectors.joining("; "));
        return new Refusal.Conflict(
                ProblemCode.NO_ROOM,
                "No pool of region " + region + " takes a tenant of tier " + tier.wireName() + ". " + why
                        + ". Add a pool, raise a limit, uncordon one, or drop a tenant; then try again.");
    }
}
