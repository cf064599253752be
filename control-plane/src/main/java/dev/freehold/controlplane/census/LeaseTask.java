package dev.freehold.controlplane.census;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.census.CensusTask;
import dev.freehold.contracts.census.Resolution;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.census.compare.Remedy;
import dev.freehold.controlplane.platform.sql.TenantLock;

import static java.util.Objects.requireNonNull;

/** Lends tasks to the workers of their region, one attempt at a time. */
@Singleton
class LeaseTask {
    private final TaskTable tasks;
    private final FindingTable findings;
    private final CensusTable censuses;
    private final RegistryTable registry;
    private final TenantLock lock;
    private final CensusConfig config;
    private final Clock clock;

    LeaseTask(
            TaskTable tasks,
            FindingTable findings,
            CensusTable censuses,
            RegistryTable registry,
            TenantLock lock,
            CensusConfig config,
            Clock clock) {
        this.tasks = requireNonNull(tasks);
        this.findings = requireNonNull(findings);
        this.censuses = requireNonNull(censuses);
        this.registry = requireNonNull(registry);
        this.lock = requireNonNull(lock);
        this.config = requireNonNull(config);
        this.clock = requireNonNull(clock);
    }

    /** Takes the next task that is due, also one whose lease has run out. */
    @Transactional
    Optional<CensusTask> run(Region region, String worker) {
        while (true) {
            Instant now = clock.instant();
            var taken = tasks.take(region, worker, now, now.plus(config.lease()), config.maxAttempts());
            if (taken.isEmpty()) {
                return Optional.empty();
            }
            var lent = lend(taken.get());
            if (lent.isPresent()) {
                return lent;
            }
        }
    }

    private Optional<CensusTask> lend(Task taken) {
        if (taken.finding() == null) {
            return Optional.of(message(taken, null));
        }
        Finding finding = findings.find(taken.census(), taken.finding()).orElseThrow();
        if (finding.tenant() != null && !isQuiet(finding.tenant(), taken)) {
            tasks.end(taken.id(), Task.State.DONE, null);
            findings.move(
                    taken.census(),
                    finding,
                    Finding.State.REFUSED,
                    "The tenant has had an operation since it was counted; take another census.");
            return Optional.empty();
        }
        return Optional.of(message(taken, resolution(finding)));
    }

    /** Without its confirmation the drop would not have been ordered. */
    private Resolution resolution(Finding finding) {
        return new Resolution(
                finding.kind(),
                finding.subject(),
                finding.tenant(),
                tasks.nextFence(),
                finding.remedy() == Remedy.DROP);
    }

    /** An operation that begins from now on gets a higher fence, so its worker ends this one's work. */
    private boolean isQuiet(TenantId tenant, Task taken) {
        lock.take(tenant);
        Instant began = censuses.find(taken.census()).orElseThrow().startedAt();
        return registry.recentOperation(tenant, began).isEmpty();
    }

    private CensusTask message(Task task, @Nullable Resolution resolution) {
        return new CensusTask(
                task.id(), task.attempt(), (int) config.lease().toSeconds(), task.kind(), task.pool(), resolution);
    }
}
