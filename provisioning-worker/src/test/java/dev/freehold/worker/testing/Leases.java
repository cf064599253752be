package dev.freehold.worker.testing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import com.github.f4b6a3.uuid.UuidCreator;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.adoption.SourceDatabase;
import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.command.FirstAdmin;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Purge;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

/** Grants leases as the control plane would: each with a higher fence than all before. */
public final class Leases {
    public static final Region REGION = new Region("local");

    private static final AtomicLong FENCES = new AtomicLong();

    private Leases() {}

    public static TenantId newTenant() {
        return new TenantId(UuidCreator.getTimeOrderedEpoch());
    }

    public static FirstAdmin admin(TenantId tenant) {
        return new FirstAdmin("Ada King (CFO) & Sons", "Ada@" + tenant + ".example");
    }

    /** The first attempt of a new operation. */
    public static Lease of(OperationKind kind, TenantId tenant) {
        Command command = new Command(
                new OperationId(UuidCreator.getTimeOrderedEpoch()),
                kind,
                tenant,
                new TenantSlug("acme"),
                REGION,
                TestPool.POOL,
                "test",
                Epoch.FIRST,
                kind == OperationKind.PROVISION ? admin(tenant) : null,
                null,
                kind == OperationKind.OFFBOARD ? Duration.ZERO : null,
                null,
                null);
        return lease(command, 1, false);
    }

    /** The first attempt of making a tenant from an archive. */
    public static Lease importing(TenantId tenant, FirstAdmin admin, ArchiveSource archive) {
        Command command = new Command(
                new OperationId(UuidCreator.getTimeOrderedEpoch()),
                OperationKind.IMPORT,
                tenant,
                new TenantSlug("acme-copy"),
                REGION,
                TestPool.POOL,
                "test",
                Epoch.FIRST,
                admin,
                archive,
                null,
                null,
                null);
        return lease(command, 1, false);
    }

    /** The first attempt of making a tenant of a database elsewhere, which is sealed to the region. */
    public static Lease adopting(TenantId tenant, FirstAdmin admin, SourceDatabase source, SealingKey region) {
        OperationId operation = new OperationId(UuidCreator.getTimeOrderedEpoch());
        Command command = new Command(
                operation,
                OperationKind.ADOPT,
                tenant,
                new TenantSlug("acme-adopted"),
                REGION,
                TestPool.POOL,
                "test",
                Epoch.FIRST,
                admin,
                null,
                null,
                null,
                source.seal(region, operation));
        return lease(command, 1, false);
    }

    /** The first attempt of removing an archive. */
    public static Lease discarding(ArchiveSource archive) {
        Command command = new Command(
                new OperationId(UuidCreator.getTimeOrderedEpoch()),
                OperationKind.DISCARD,
                archive.tenant(),
                new TenantSlug("acme"),
                REGION,
                TestPool.POOL,
                "test",
                Epoch.FIRST,
                null,
                archive,
                null,
                null,
                null);
        return lease(command, 1, false);
    }

    /** An offboarding that asks for so long a retention. */
    public static Lease offboarding(TenantId tenant, Duration retention) {
        return with(of(OperationKind.OFFBOARD, tenant), retention, null);
    }

    /** A drop that is not to wait. */
    public static Lease purge(TenantId tenant, Purge purge) {
        return with(of(OperationKind.DROP, tenant), null, purge);
    }

    public static Lease next(Lease lease) {
        return lease(lease.command(), lease.attempt() + 1, lease.compensating());
    }

    public static Lease compensating(Lease lease) {
        return lease(lease.command(), lease.attempt() + 1, true);
    }

    private static Lease with(Lease lease, @Nullable Duration retention, @Nullable Purge purge) {
        Command c = lease.command();
        Command command = new Command(
                c.operation(),
                c.kind(),
                c.tenant(),
                c.slug(),
                c.region(),
                c.pool(),
                c.environment(),
                c.epoch(),
                null,
                null,
                retention,
                purge,
                null);
        return lease(command, 1, false);
    }

    private static Lease lease(Command command, int attempt, boolean compensating) {
        return new Lease(command, attempt, FENCES.incrementAndGet(), 30, 1, compensating, List.of(), null);
    }
}
