package dev.freehold.worker.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.opentelemetry.api.trace.Tracer;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.PlacementOpener;
import dev.freehold.contracts.route.PlacementSealer;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.stack.postgres.PoolServer;
import dev.freehold.stack.postgres.PostgresServer;
import dev.freehold.worker.effect.adopt.AdoptionRules;
import dev.freehold.worker.effect.archive.ArchiveKeys;
import dev.freehold.worker.effect.archive.ArchiveParts;
import dev.freehold.worker.effect.database.DropPace;
import dev.freehold.worker.effect.objects.FolderObjects;
import dev.freehold.worker.lifecycle.Conducted;
import dev.freehold.worker.lifecycle.FailureVerdicts;
import dev.freehold.worker.lifecycle.Lifecycle;
import dev.freehold.worker.lifecycle.LifecycleParts;
import dev.freehold.worker.postgres.ForeignDatabase;
import dev.freehold.worker.postgres.PoolAddress;
import dev.freehold.worker.postgres.ledger.DropRules;
import dev.freehold.worker.postgres.ledger.Pools;
import dev.freehold.worker.saga.Pause;
import dev.freehold.worker.saga.SagaEnd;
import dev.freehold.worker.saga.SagaJournal;
import dev.freehold.worker.saga.SagaRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** The worker's engine on the real server, without the process around it. */
public final class Workbench {
    private static final int PATIENCE = 3;

    public final InMemoryKeycloak keycloak = new InMemoryKeycloak();
    public final Pools pools;
    public final Lifecycle lifecycle;
    public final ServerView server = new ServerView(TestPool.server());

    public final SigningKey worker = SigningKey.generate("worker-1");
    public final OpeningKeys region = OpeningKeys.generate("region-1");
    public final FolderObjects objects = new FolderObjects(emptyFolder());
    public final ArchiveParts archives;

    private final PlacementOpener opener;

    public Workbench() {
        this(TestPool.address());
    }

    public Workbench(PoolAddress address) {
        this(address, TestPool.UNTRACED);
    }

    public Workbench(PoolAddress address, Tracer tracer) {
        this(address, tracer, DropRules.NONE);
    }

    /** With rules of a region for its drops. */
    public Workbench(DropRules rules) {
        this(TestPool.address(), TestPool.UNTRACED, rules);
    }

    /** Of a region that keeps archives for so long at least. */
    public Workbench(Duration minimumAge) {
        this(TestPool.address(), TestPool.UNTRACED, DropRules.NONE, minimumAge);
    }

    private Workbench(PoolAddress address, Tracer tracer, DropRules rules) {
        this(address, tracer, rules, Duration.ZERO);
    }

    private Workbench(PoolAddress address, Tracer tracer, DropRules rules, Duration minimumAge) {
        archives = new ArchiveParts(
                Optional.of(objects),
                new ArchiveKeys(
                        worker,
                        VerifyingKeys.parse(worker.publicJwks()),
                        SealingKey.parse(region.publicJwks()),
                        Optional.of(region)),
                new SecureRandom(),
                Clock.systemUTC(),
                2,
                minimumAge);
        pools = new Pools(List.of(address), tracer);
        opener = new PlacementOpener(Leases.REGION, region, VerifyingKeys.parse(worker.publicJwks()));
        var judge = new FailureVerdicts();
        var parts = new LifecycleParts(
                Leases.REGION,
                keycloak,
                new PlacementSealer(worker, SealingKey.parse(region.publicJwks())),
                new SecureRandom(),
                new DropPace(Duration.ZERO, Clock.systemUTC(), Pause.REAL, rules),
                Pause.REAL,
                20,
                archives,
                new AdoptionRules(Set.of(PostgresServer.HOST), new ForeignDatabase.Transport(false, Optional.empty())));
        lifecycle = new Lifecycle(pools, parts, new SagaRunner(judge, tracer), judge);
    }

    public Conducted conduct(Lease lease) {
        return conduct(lease, TestJournal.whole());
    }

    public Conducted conduct(Lease lease, SagaJournal journal) {
        return conduct(lease, journal, new TestDesk());
    }

    public Conducted conduct(Lease lease, SagaJournal journal, TestDesk desk) {
        return lifecycle.conduct(lease, journal, desk);
    }

    /** What fails for a passing reason, as a lock that is waited for too long, is taken up by the next attempt, as the control plane has it. */
    public Conducted conductToTheEnd(Lease first) {
        return conductToTheEnd(first, new TestDesk());
    }

    public Conducted conductToTheEnd(Lease first, TestDesk desk) {
        Lease lease = first;
        Conducted conducted = conduct(lease, TestJournal.whole(), desk);
        for (int again = 0; again < PATIENCE && conducted.end().outcome() == Outcome.RETRY; again++) {
            System.out.printf("once more after %s%n", conducted.end());
            lease = Leases.next(lease);
            conducted = conduct(lease, TestJournal.whole(), desk);
        }
        return conducted;
    }

    public Placement provision(TenantId tenant) {
        return placement(tenant, conductToTheEnd(Leases.of(OperationKind.PROVISION, tenant)));
    }

    public Placement placement(TenantId tenant, Conducted conducted) {
        assertThat(conducted.end().outcome()).as("%s", conducted.end()).isEqualTo(Outcome.SUCCEEDED);
        return opened(tenant, conducted.sealedPlacement().orElseThrow());
    }

    /** As a data plane opens it, whose route is of the epoch after the first. */
    public Placement opened(TenantId tenant, String sealed) {
        Epoch epoch = Epoch.FIRST.next();
        return opener.open(new Route(tenant, new TenantSlug("acme"), RouteState.ACTIVE, epoch, sealed, null));
    }

    /** A tenant that is to be dropped is offboarded before; no retention holds it. */
    public void succeed(OperationKind kind, TenantId tenant) {
        if (kind == OperationKind.DROP && !isGone(tenant)) {
            succeed(OperationKind.OFFBOARD, tenant);
        }
        assertThat(conductToTheEnd(Leases.of(kind, tenant)).end().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    /** In the end nothing is left to undo. */
    public void undo(Lease compensating) {
        SagaEnd end = conductToTheEnd(compensating).end();
        assertThat(end.outcome()).as("%s", end).isEqualTo(Outcome.COMPENSATED);
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target/it")), "objects");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isGone(TenantId tenant) {
        return !server.ask(PoolServer.LEDGER, "SELECT 1 FROM ledger.tombstone WHERE tenant = '" + tenant + "'")
                .isEmpty();
    }
}
