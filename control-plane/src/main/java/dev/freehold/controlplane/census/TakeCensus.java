package dev.freehold.controlplane.census;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.census.RegistryTable.PoolInRegion;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.Ids;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.signal.Channel;
import dev.freehold.controlplane.platform.signal.Signals;

import static java.util.Objects.requireNonNull;

/** Begins a census: asks the workers of every region for what is on its pools in its identity server and in its object store. */
@Singleton
class TakeCensus {
    private final CensusTable censuses;
    private final TaskTable tasks;
    private final RegistryTable registry;
    private final CompareCensus compare;
    private final AuditTrail audit;
    private final Signals signals;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    TakeCensus(
            CensusTable censuses,
            TaskTable tasks,
            RegistryTable registry,
            CompareCensus compare,
            AuditTrail audit,
            Signals signals,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.censuses = requireNonNull(censuses);
        this.tasks = requireNonNull(tasks);
        this.registry = requireNonNull(registry);
        this.compare = requireNonNull(compare);
        this.audit = requireNonNull(audit);
        this.signals = requireNonNull(signals);
        this.caller = requireNonNull(caller);
        this.ids = requireNonNull(ids);
        this.clock = requireNonNull(clock);
    }

    /** @param region the only one to count; none means all */
    @Transactional
    UUID run(@Nullable Region region) {
        List<PoolInRegion> pools = registry.pools(region);
        if (region != null && pools.isEmpty()) {
            throw new Refusal.Invalid("region", "has no pool to count; GET /v1/pools lists the regions");
        }
        UUID census = ids.next();
        Instant now = clock.instant();
        censuses.insert(census, region, caller.name(), now);
        List<Region> regions =
                pools.stream().map(PoolInRegion::region).distinct().toList();
        Stream.of(
                        pools.stream().map(pool -> Task.collectPool(ids.next(), census, pool.region(), pool.id())),
                        regions.stream().map(each -> Task.collectIdentities(ids.next(), census, each)),
                        regions.stream().map(each -> Task.collectObjects(ids.next(), census, each)))
                .flatMap(Function.identity())
                .forEach(task -> tasks.insert(task, now));
        regions.forEach(each -> signals.announce(Channel.CENSUS, each.value()));
        compare.onceCollected(census);
        audit.record("census.take", census, Map.of("pools", pools.size()));
        return census;
    }
}
