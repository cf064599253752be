package dev.freehold.controlplane.census;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.census.InventoryChunk;
import dev.freehold.contracts.census.TaskEnd;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Takes what a worker tells of its task, as long as it holds the lease. */
@Singleton
class EndTask {
    private final TaskTable tasks;
    private final ChunkTable chunks;
    private final FindingTable findings;
    private final CompareCensus compare;
    private final CensusConfig config;
    private final Clock clock;

    EndTask(
            TaskTable tasks,
            ChunkTable chunks,
            FindingTable findings,
            CompareCensus compare,
            CensusConfig config,
            Clock clock) {
        this.tasks = requireNonNull(tasks);
        this.chunks = requireNonNull(chunks);
        this.findings = requireNonNull(findings);
        this.compare = requireNonNull(compare);
        this.config = requireNonNull(config);
        this.clock = requireNonNull(clock);
    }

    @Transactional
    void deliver(UUID id, Region region, InventoryChunk chunk) {
        require(id, region, chunk.attempt());
        chunks.insert(id, chunk);
        tasks.prolong(id, clock.instant().plus(config.lease()));
    }

    @Transactional
    void run(UUID id, Region region, TaskEnd end) {
        Task task = require(id, region, end.attempt());
        tasks.waitAnew(region, clock.instant());
        switch (end.outcome()) {
            case DONE -> over(task, Task.State.DONE, Finding.State.RESOLVED, null);
            case REFUSED -> over(task, refused(task), Finding.State.REFUSED, end.message());
            case FAILED -> {
                if (task.attempt() < config.maxAttempts()) {
                    tasks.retry(id, clock.instant().plus(config.backoff()), end.message());
                } else {
                    giveUp(task, end.message());
                }
            }
        }
    }

    /** Ends a task for good that nobody could do; a finding can be resolved again later. */
    @Transactional(Transactional.TxType.MANDATORY)
    void giveUp(Task task, @Nullable String why) {
        over(task, Task.State.FAILED, Finding.State.OPEN, why);
    }

    private static Task.State refused(Task task) {
        return task.finding() == null ? Task.State.FAILED : Task.State.DONE;
    }

    private void over(Task task, Task.State state, Finding.State finding, @Nullable String why) {
        tasks.end(task.id(), state, why);
        if (task.finding() == null) {
            compare.onceCollected(task.census());
        } else {
            findings.move(task.census(), findings.lock(task.census(), task.finding()), finding, why);
        }
    }

    private Task require(UUID id, Region region, int attempt) {
        return tasks.lockLease(id, region, attempt).orElseThrow(() -> lost(id, region));
    }

    private Refusal lost(UUID id, Region region) {
        if (!tasks.exists(id, region)) {
            return new Refusal.Missing("No census task of your region has this id.");
        }
        return new Refusal.Conflict(
                ProblemCode.LEASE_LOST,
                "This attempt has ended or another worker has taken over. Stop working on it and lease again.");
    }
}
