package dev.freehold.worker.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.worker.effect.archive.ExportArchive;
import dev.freehold.worker.effect.offboard.FindDatabase;
import dev.freehold.worker.effect.offboard.Retain;
import dev.freehold.worker.effect.role.CloseLogins;
import dev.freehold.worker.effect.role.EndSessions;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.Offboarding;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Progress;
import dev.freehold.worker.saga.Saga;
import dev.freehold.worker.saga.Step;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** Closes the database for good, begins its retention and, where the region keeps objects, writes an archive of what it held at the end. */
final class OffboardTenant implements TenantSaga {
    private final PoolSession session;
    private final Command command;
    private final Optional<ExportArchive> export;
    private final Saga saga;

    OffboardTenant(LifecycleParts parts, PoolSession session, Command command, Progress progress) {
        this.session = requireNonNull(session, "session is null");
        this.command = requireNonNull(command, "command is null");
        Names names = Names.knownOf(session, command.tenant());
        Duration retention = requireNonNullElse(command.retention(), Duration.ZERO);
        this.export = parts.archives()
                .objects()
                .map(_ -> ExportArchive.of(session, names, command, parts.archives(), progress));
        Stream<Step> close = Stream.of(
                new CloseLogins(session, names),
                new EndSessions(session, names, parts.pause()),
                new Retain(
                        session,
                        command.tenant(),
                        command.operation(),
                        retention,
                        parts.dropPace().rules()));
        Stream<Step> archive = export.stream().flatMap(made -> Stream.of(new FindDatabase(session, names), made));
        List<Step> steps = Stream.concat(close, archive).toList();
        this.saga = new Saga(OperationKind.OFFBOARD, steps);
    }

    @Override
    public Saga saga() {
        return saga;
    }

    @Override
    public Optional<ArchiveSummary> archive() {
        return export.flatMap(ExportArchive::archive);
    }

    @Override
    public Optional<Instant> retainedUntil() {
        return session.offboardings().of(command.tenant()).map(Offboarding::retainedUntil);
    }
}
