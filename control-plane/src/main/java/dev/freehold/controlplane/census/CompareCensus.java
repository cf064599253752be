package dev.freehold.controlplane.census;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.census.compare.ArchiveFacts;
import dev.freehold.controlplane.census.compare.CompareArchives;
import dev.freehold.controlplane.census.compare.CompareHolders;
import dev.freehold.controlplane.census.compare.CompareIdentities;
import dev.freehold.controlplane.census.compare.ComparePool;
import dev.freehold.controlplane.census.compare.CompareRoutes;
import dev.freehold.controlplane.census.compare.Difference;
import dev.freehold.controlplane.census.compare.Registry;
import dev.freehold.controlplane.platform.LogKeys;

import static java.util.Objects.requireNonNull;

/** Ends a census: compares what was collected with the registry as of one moment after it. */
@Singleton
class CompareCensus {
    private static final Logger LOG = Logger.getLogger(CompareCensus.class);

    private final CensusTable censuses;
    private final TaskTable tasks;
    private final ChunkTable chunks;
    private final FindingTable findings;
    private final RegistryTable registry;
    private final ArchiveRegistry archives;
    private final Clock clock;

    CompareCensus(
            CensusTable censuses,
            TaskTable tasks,
            ChunkTable chunks,
            FindingTable findings,
            RegistryTable registry,
            ArchiveRegistry archives,
            Clock clock) {
        this.censuses = requireNonNull(censuses);
        this.tasks = requireNonNull(tasks);
        this.chunks = requireNonNull(chunks);
        this.findings = requireNonNull(findings);
        this.registry = requireNonNull(registry);
        this.archives = requireNonNull(archives);
        this.clock = requireNonNull(clock);
    }

    /** Compares if nothing is collected any more; what could not be collected is left out and makes the census incomplete. */
    @Transactional(Transactional.TxType.MANDATORY)
    void onceCollected(UUID census) {
        censuses.lock(census);
        List<Task> collected = tasks.collecting(census);
        if (collected.stream().allMatch(task -> task.state().over())) {
            compare(censuses.find(census).orElseThrow(), collected);
        }
    }

    private void compare(Census.Summary census, List<Task> collected) {
        Registry tenants = registry.registry(census.startedAt());
        ArchiveFacts known = archives.facts(census.startedAt());
        List<Difference> found = new ArrayList<>();
        Census.Counts counts = Census.Counts.NONE;
        for (var region : regions(census)) {
            found.addAll(new CompareRoutes(tenants, region).differences());
            counts = counts.plus(Tally.of(tenants, region));
        }
        boolean complete = collected.stream().noneMatch(task -> task.state() == Task.State.FAILED);
        Map<Task, Inventory> seen = new LinkedHashMap<>();
        collected.stream()
                .filter(task -> task.state() == Task.State.DONE)
                .forEach(task -> seen.put(task, chunks.inventory(task)));
        Set<String> housed = seen.values().stream()
                .flatMap(inventory -> inventory.reservations().stream())
                .map(Inventory.Reservation::tenant)
                .collect(Collectors.toSet());
        for (Map.Entry<Task, Inventory> part : seen.entrySet()) {
            Task task = part.getKey();
            found.addAll(differences(tenants, known, task, part.getValue()));
            counts = counts.plus(Tally.of(part.getValue()));
            found.addAll(
                    new CompareHolders(tenants, task.region(), part.getValue().holders(), housed, complete)
                            .differences());
        }
        finish(census.id(), found, complete, counts);
    }

    private List<Region> regions(Census.Summary census) {
        return registry.pools(census.region()).stream()
                .map(RegistryTable.PoolInRegion::region)
                .distinct()
                .toList();
    }

    private static List<Difference> differences(
            Registry tenants, ArchiveFacts archives, Task task, Inventory inventory) {
        return switch (task.kind()) {
            case COLLECT_POOL ->
                new ComparePool(tenants, task.region(), requireNonNull(task.pool()), inventory).differences();
            case COLLECT_IDENTITIES ->
                new CompareIdentities(tenants, task.region(), inventory.identities()).differences();
            case COLLECT_OBJECTS -> new CompareArchives(archives, task.region(), inventory.archives()).differences();
            case RESOLVE -> List.of();
        };
    }

    private void finish(UUID census, List<Difference> found, boolean complete, Census.Counts counts) {
        List<Finding> numbered = new ArrayList<>();
        for (Difference difference : found) {
            numbered.add(Finding.open(numbered.size() + 1, difference));
        }
        findings.insert(census, numbered);
        chunks.deleteOf(census);
        CensusState state =
                !complete ? CensusState.INCOMPLETE : numbered.isEmpty() ? CensusState.CLEAN : CensusState.DIFFERENCES;
        censuses.finish(census, state, counts, clock.instant());
        LOG.infof("census ended" + LogKeys.CENSUS + LogKeys.STATE, census, state.wireName());
    }
}
