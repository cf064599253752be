package dev.freehold.worker.census.resolve;

import java.time.Duration;
import java.util.function.Consumer;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.census.CensusTask;
import dev.freehold.contracts.census.Resolution;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.archive.ArchiveParts;
import dev.freehold.worker.effect.database.DropPace;
import dev.freehold.worker.effect.identity.KeycloakAdmin;
import dev.freehold.worker.effect.objects.RegionObjects;
import dev.freehold.worker.postgres.ledger.Fence;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Pools;
import dev.freehold.worker.postgres.ledger.UpkeepSession;
import dev.freehold.worker.saga.Pause;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Puts one finding right: what is a tenant's under that tenant's fence, what is nobody's under the pool's upkeep. */
@Singleton
public final class ResolveFinding {
    private static final int LOOKS_FOR_UPKEEP = 40;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Pools pools;
    private final KeycloakAdmin keycloak;
    private final DropPace dropPace;
    private final ArchiveParts archives;

    ResolveFinding(Pools pools, @RestClient KeycloakAdmin keycloak, DropPace dropPace, ArchiveParts archives) {
        this.pools = requireNonNull(pools, "pools is null");
        this.keycloak = requireNonNull(keycloak, "keycloak is null");
        this.dropPace = requireNonNull(dropPace, "dropPace is null");
        this.archives = requireNonNull(archives, "archives is null");
    }

    /** @throws RefusedResolution if nothing was changed and trying again would not help */
    public void run(CensusTask task) {
        Resolution asked = requireNonNull(task.resolution(), "the task names no finding");
        switch (asked.kind()) {
            case RESERVATION_ORPHANED ->
                fenced(task, session -> new OrphanedReservation(session, dropPace).resolve(asked));
            case LOGIN_OPEN -> fenced(task, session -> new OpenLogins(session).resolve(asked));
            case RETENTION_ORPHANED -> fenced(task, session -> new OrphanedRetention(session).resolve(asked));
            case DATABASE_UNRESERVED -> {
                if (asked.tenant() == null) {
                    alone(task, session -> new UnreservedDatabase(session, dropPace).resolve(asked));
                } else {
                    fenced(task, session -> new UnreservedDatabase(session, dropPace).resolve(asked));
                }
            }
            case ROLE_ORPHANED -> alone(task, session -> new OrphanedRole(session).resolve(asked));
            case STANDBY_ORPHANED -> alone(task, session -> new OrphanedStandby(session, dropPace).resolve(asked));
            case TEMPLATE_ORPHANED -> alone(task, session -> new OrphanedTemplate(session, dropPace).resolve(asked));
            case IDENTITY_ORPHANED, IDENTITY_MISSING -> identity(task, asked);
            case ARCHIVE_ORPHANED, UPLOAD_UNFINISHED -> archive(task, asked);
            case OBJECTS_ORPHANED -> objects(task, asked);
            case DATABASE_MISSING,
                    RESERVATION_MISSING,
                    ROLE_MISSING,
                    ROUTE_ORPHANED,
                    ROUTE_MISSING,
                    ROUTE_DIFFERS,
                    LOGIN_CLOSED,
                    RETENTION_MISSING,
                    ARCHIVE_MISSING,
                    STAMP_DIFFERS -> throw new RefusedResolution("A worker cannot put this right.");
        }
    }

    /** A tenant that the registry never knew is on no pool that could fence. */
    private void identity(CensusTask task, Resolution asked) {
        if (task.pool() == null || asked.tenant() == null) {
            new StrayIdentity(keycloak, new Ledgers(pools), () -> {}).resolve(asked);
        } else {
            fenced(
                    task,
                    session -> new StrayIdentity(keycloak, new Ledgers(pools), session::requireCurrent).resolve(asked));
        }
    }

    /** As an identity: a tenant that the registry never knew has no fence. */
    private void archive(CensusTask task, Resolution asked) {
        if (task.pool() == null || asked.tenant() == null) {
            new StrayArchive(archives, () -> {}).resolve(asked);
        } else {
            fenced(task, session -> new StrayArchive(archives, session::requireCurrent).resolve(asked));
        }
    }

    /** Likewise. */
    private void objects(CensusTask task, Resolution asked) {
        RegionObjects objects = archives.objects().orElseThrow(RefusedResolution::noLongerSo);
        if (task.pool() == null || asked.tenant() == null) {
            new StrayObjects(objects, new Ledgers(pools), () -> {}).resolve(asked);
        } else {
            fenced(
                    task,
                    session -> new StrayObjects(objects, new Ledgers(pools), session::requireCurrent).resolve(asked));
        }
    }

    private void fenced(CensusTask task, Consumer<PoolSession> work) {
        Resolution asked = requireNonNull(task.resolution(), "the task names no finding");
        try (PoolSession session = pools.open(pool(task), fence(task, asked.tenant(), asked.fence()))) {
            work.accept(session);
        }
    }

    private static Fence fence(CensusTask task, @Nullable TenantId tenant, long fence) {
        RefusedResolution.unless(tenant != null, "It bears no valid tenant id; only an administrator can remove it.");
        return new Fence(requireNonNull(tenant), fence, new OperationId(task.id()), task.attempt(), false);
    }

    private void alone(CensusTask task, Consumer<UpkeepSession> work) {
        try (UpkeepSession session = pools.require(pool(task)).openForUpkeep()) {
            for (int look = 1; !session.takeOver(); look++) {
                if (look == LOOKS_FOR_UPKEEP) {
                    throw StepFailedException.retryable("pool_busy", "The pool's upkeep is at work; try again later.");
                }
                Pause.REAL.of(LOOK_AGAIN);
            }
            work.accept(session);
        }
    }

    private static PoolId pool(CensusTask task) {
        return requireNonNull(task.pool(), "the task names no pool");
    }
}
