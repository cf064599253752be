package dev.freehold.worker.lifecycle;

import java.util.List;
import java.util.Optional;

import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.worker.effect.archive.ExportArchive;
import dev.freehold.worker.effect.database.CheckNames;
import dev.freehold.worker.effect.schema.CheckStamp;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Progress;
import dev.freehold.worker.saga.Saga;

/** Writes the tenant's archive while it is served. */
final class ExportTenant implements TenantSaga {
    private final Saga saga;
    private final ExportArchive export;

    ExportTenant(LifecycleParts parts, PoolSession session, Command command, Progress progress) {
        Names names = Names.of(session, command.tenant());
        this.export = ExportArchive.of(session, names, command, parts.archives(), progress);
        this.saga = new Saga(
                OperationKind.EXPORT,
                List.of(new CheckNames(session, names), new CheckStamp(session, names, command.tenant()), export));
    }

    @Override
    public Saga saga() {
        return saga;
    }

    @Override
    public Optional<ArchiveSummary> archive() {
        return export.archive();
    }
}
