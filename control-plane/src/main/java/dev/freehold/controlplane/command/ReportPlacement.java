package dev.freehold.controlplane.command;

import java.util.List;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

import dev.freehold.contracts.command.PlacementProgress;
import dev.freehold.contracts.command.PlacementReport;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.dataplane.Acknowledgements;
import dev.freehold.controlplane.dataplane.DataPlaneConfig;
import dev.freehold.controlplane.platform.LogKeys;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.sql.TenantLock;

import static java.util.Objects.requireNonNull;

/** Publishes what a saga has made before its end, once, and says who has yet to take it. */
@Singleton
class ReportPlacement {
    private static final Logger LOG = Logger.getLogger(ReportPlacement.class);

    private final CommandTable commands;
    private final CommandQueue queue;
    private final PublicationTable publications;
    private final TenantLock lock;
    private final Event<PlacementReported> reported;
    private final Acknowledgements acknowledgements;
    private final DataPlaneConfig config;

    ReportPlacement(
            CommandTable commands,
            CommandQueue queue,
            PublicationTable publications,
            TenantLock lock,
            Event<PlacementReported> reported,
            Acknowledgements acknowledgements,
            DataPlaneConfig config) {
        this.commands = requireNonNull(commands);
        this.queue = requireNonNull(queue);
        this.publications = requireNonNull(publications);
        this.lock = requireNonNull(lock);
        this.reported = requireNonNull(reported);
        this.acknowledgements = requireNonNull(acknowledgements);
        this.config = requireNonNull(config);
    }

    /** @throws Refusal.Conflict if the attempt has ended, or one before has published another */
    @Transactional
    PlacementProgress run(OperationId operation, Region region, PlacementReport report) {
        commands.tenantOf(operation, region).ifPresent(lock::take);
        QueuedCommand lent = queue.require(operation, region, report.attempt());
        if (lent.message().kind() != OperationKind.ROTATE || lent.compensating()) {
            throw new Refusal.Invalid("sealedPlacement", "is published by a rotation that goes forward only");
        }
        if (!lent.published()) {
            reported.fire(new PlacementReported(operation, lent.message().tenant(), report.sealedPlacement()));
            publications.mark(operation);
            LOG.infof("placement published" + LogKeys.OPERATION + LogKeys.ATTEMPT, operation, report.attempt());
        } else if (!publications.isCurrent(lent.message().tenant(), report.sealedPlacement())) {
            throw new Refusal.Conflict(
                    ProblemCode.STATE_CONFLICT, "This operation has published another placement already.", operation);
        }
        return progress(operation, region);
    }

    /** @throws Refusal.Conflict if the attempt has ended */
    @Transactional
    PlacementProgress look(OperationId operation, Region region, int attempt) {
        queue.require(operation, region, attempt);
        return progress(operation, region);
    }

    private PlacementProgress progress(OperationId operation, Region region) {
        return publications
                .find(operation, config.patience())
                .map(publication -> {
                    var acknowledged = acknowledgements.of(region, publication.version());
                    return new PlacementProgress(
                            true, acknowledged.complete() || publication.longAgo(), acknowledged.waitingFor());
                })
                .orElseGet(() -> new PlacementProgress(false, false, List.of()));
    }
}
