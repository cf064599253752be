package dev.freehold.controlplane.census;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import dev.freehold.controlplane.platform.Cursor;
import dev.freehold.controlplane.platform.Page;

import static java.util.Objects.requireNonNull;

/** Reads censuses with what belongs to them. */
@Singleton
class CensusReader {
    private final CensusTable censuses;
    private final TaskTable tasks;
    private final FindingTable findings;

    CensusReader(CensusTable censuses, TaskTable tasks, FindingTable findings) {
        this.censuses = requireNonNull(censuses);
        this.tasks = requireNonNull(tasks);
        this.findings = requireNonNull(findings);
    }

    Optional<Census> find(UUID id) {
        return censuses.find(id).map(this::whole);
    }

    /** Newest first. */
    Page<Census.Summary> page(Cursor after, int limit) {
        return Page.of(censuses.page(after, limit + 1), limit, Census.Summary::id);
    }

    private Census whole(Census.Summary census) {
        String registryState = census.state() == CensusState.RUNNING ? "pending" : "done";
        Stream<Census.Part> registry =
                Stream.of(new Census.Part("registry", census.region(), null, registryState, null));
        List<Census.Part> parts = Stream.concat(
                        registry, tasks.collecting(census.id()).stream().map(Task::part))
                .toList();
        return new Census(
                census.id(),
                census.region(),
                census.state(),
                census.requestedBy(),
                census.startedAt(),
                census.finishedAt(),
                parts,
                census.counts(),
                findings.of(census.id()));
    }
}
