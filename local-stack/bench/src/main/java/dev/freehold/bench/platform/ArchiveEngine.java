package dev.freehold.bench.platform;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.opentelemetry.api.OpenTelemetry;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.worker.effect.archive.ArchiveIntake;
import dev.freehold.worker.effect.archive.ArchiveKeys;
import dev.freehold.worker.effect.archive.ArchiveParts;
import dev.freehold.worker.effect.archive.ExportArchive;
import dev.freehold.worker.effect.archive.LoadArchive;
import dev.freehold.worker.effect.objects.FolderObjects;
import dev.freehold.worker.postgres.PoolAddress;
import dev.freehold.worker.postgres.ledger.Fence;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Pools;

import static java.util.Objects.requireNonNull;

/** The worker's own steps of an export and an import on a pool of the platform, without the platform around them; archives go to a folder. */
public final class ArchiveEngine {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final BenchStack stack;
    private final Pools pools;
    private final ArchiveParts parts;
    private final SecureRandom random = new SecureRandom();
    private long fence = 1L << 62;

    public ArchiveEngine(BenchStack stack, Path objects) {
        this.stack = requireNonNull(stack);
        this.pools = new Pools(List.of(address()), OpenTelemetry.noop().getTracer("bench"));
        SigningKey worker = SigningKey.generate("worker-1");
        OpeningKeys region = OpeningKeys.generate("region-1");
        var keys = new ArchiveKeys(
                worker,
                VerifyingKeys.parse(worker.publicJwks()),
                SealingKey.parse(region.publicJwks()),
                Optional.of(region));
        this.parts = new ArchiveParts(
                Optional.of(new FolderObjects(objects)), keys, random, Clock.systemUTC(), 2, Duration.ZERO);
    }

    /** The tenants there are, oldest first. */
    public List<Place> places() throws SQLException {
        List<Place> places = new ArrayList<>();
        try (Connection pool = stack.pool();
                Statement statement = pool.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT tenant, database FROM ledger.reservation ORDER BY reserved_at")) {
            while (found.next()) {
                places.add(new Place(new TenantId(found.getObject(1, UUID.class)), found.getString(2)));
            }
        }
        return places;
    }

    public Connection superuser(Place place) throws SQLException {
        return stack.platform().connectAsSuperuser(BenchStack.POOL, place.database());
    }

    public ArchiveSummary export(Place from) {
        Command command = command(OperationKind.EXPORT, from.tenant(), null);
        try (PoolSession session = open(command)) {
            var step = ExportArchive.of(session, Names.of(session, from.tenant()), command, parts, (_, _) -> {});
            step.act();
            return step.archive().orElseThrow();
        }
    }

    public void load(Place from, ArchiveSummary archive, Place into) {
        var source = new ArchiveSource(from.tenant(), archive.archive(), archive.manifestSha256(), true);
        Command command = command(OperationKind.IMPORT, into.tenant(), source);
        try (PoolSession session = open(command)) {
            new LoadArchive(
                            session,
                            Names.of(session, into.tenant()),
                            command,
                            ArchiveIntake.of(parts, command),
                            parts,
                            (_, _) -> {})
                    .act();
        }
    }

    private PoolSession open(Command command) {
        return pools.open(command.pool(), new Fence(command.tenant(), fence++, command.operation(), 1, false));
    }

    private Command command(OperationKind kind, TenantId tenant, @Nullable ArchiveSource archive) {
        return new Command(
                new OperationId(version7()),
                kind,
                tenant,
                new TenantSlug("bench"),
                new Region("local"),
                new PoolId(BenchStack.POOL),
                "development",
                Epoch.FIRST,
                null,
                archive,
                null,
                null,
                null);
    }

    private UUID version7() {
        long time = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000);
        return new UUID(time, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    }

    private PoolAddress address() {
        return new PoolAddress(
                new PoolId(BenchStack.POOL),
                "localhost",
                stack.platform().port("postgres-" + BenchStack.POOL),
                "freehold_worker",
                stack.platform().folder().secrets().get("worker." + BenchStack.POOL),
                PoolAddress.SslMode.DISABLE,
                Optional.empty(),
                new DatabaseName("freehold_pool"),
                PATIENCE,
                PATIENCE,
                new PoolAddress.Tolerance(true, false));
    }

    /** Where a tenant is. */
    public record Place(TenantId tenant, String database) {}
}
