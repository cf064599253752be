package dev.freehold.worker.lifecycle;

import java.util.List;

import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.worker.effect.archive.RemoveArchive;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Saga;
import dev.freehold.worker.saga.StepFailedException;

/** Removes one archive of the tenant; nothing else of it, should there be anything, is touched. */
record DiscardArchive(LifecycleParts parts, PoolSession session, Command command) implements TenantSaga {
    @Override
    public Saga saga() {
        return new Saga(
                OperationKind.DISCARD, List.of(new RemoveArchive(parts.archives(), stored(), session::requireCurrent)));
    }

    private StoredArchive stored() {
        ArchiveSource archive = command.archive();
        if (archive == null || !archive.tenant().equals(command.tenant())) {
            throw StepFailedException.permanent("command_incomplete", "The command names no archive of the tenant.");
        }
        return new StoredArchive(archive.tenant(), archive.archive());
    }
}
