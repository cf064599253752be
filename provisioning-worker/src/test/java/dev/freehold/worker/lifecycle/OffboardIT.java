package dev.freehold.worker.lifecycle;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.command.Purge;
import dev.freehold.contracts.offboarding.DropEvidence;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.stack.postgres.PoolServer;
import dev.freehold.worker.effect.objects.TenantPrefix;
import dev.freehold.worker.postgres.ledger.DropRules;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The worker keeps to the region's rules whatever it is told to do. */
class OffboardIT {
    private static final Purge NO_ARCHIVE = new Purge(null);

    private final Workbench bench = new Workbench(new DropRules(Duration.ofDays(1), 2, 1));
    private final TenantId acme = Leases.newTenant();
    private final TenantId globex = Leases.newTenant();
    private final Placement placement = bench.provision(acme);
    private final Placement other = bench.provision(globex);

    @BeforeEach
    void forgetTheTurnsOfOtherTests() {
        bench.server.superuser(PoolServer.LEDGER, "DELETE FROM ledger.drop_turn");
    }

    @Test
    void closesTheTenantAloneAndKeepsItForTheRegionsMinimum() throws SQLException {
        Conducted conducted = bench.conduct(Leases.offboarding(acme, Duration.ZERO));

        assertThat(conducted.end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(bench.server.ask(PoolServer.LEDGER, """
                        SELECT retained_until - offboarded_at FROM ledger.offboarding WHERE tenant = '%s'
                        """.formatted(acme))).containsExactly("1 day");
        assertThat(conducted.retainedUntil()).isPresent();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> bench.server.as(placement, acme).close());
        bench.server.as(other, globex).close();
    }

    @Test
    void refusesADropBeforeTheRetentionsEndForGoodAndTouchesNothing() {
        bench.conduct(Leases.offboarding(acme, Duration.ofDays(30)));
        refuses(Leases.of(OperationKind.DROP, acme), Outcome.FAILED, "retention_runs");
        retentionEnds(acme);
        assertThat(bench.conduct(Leases.of(OperationKind.DROP, acme)).end().outcome())
                .isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void refusesToDropWhomItDidNotOffboardAlsoByAPurge() {
        refuses(Leases.of(OperationKind.DROP, acme), Outcome.FAILED, "not_offboarded");
        refuses(Leases.purge(acme, NO_ARCHIVE), Outcome.FAILED, "not_offboarded");
    }

    @Test
    void refusesAPurgeWhoseArchiveIsNotThere() {
        bench.conduct(Leases.offboarding(acme, Duration.ofDays(30)));
        OperationId archive = new OperationId(UUID.fromString("0199f0a0-0000-7000-8000-000000000001"));
        refuses(Leases.purge(acme, new Purge(archive)), Outcome.FAILED, "archive_missing");
    }

    @Test
    void writesAnArchiveOfTheEndAndPurgesOnItsStrengthAlone() throws IOException {
        OperationId archive = archiveOf(bench.conduct(Leases.offboarding(acme, Duration.ofDays(30))));
        OperationId others = archiveOf(bench.conduct(Leases.offboarding(globex, Duration.ofDays(30))));
        refuses(Leases.purge(acme, new Purge(others)), Outcome.FAILED, "archive_missing");
        Lease lease = Leases.purge(acme, new Purge(archive));
        assertThat(evidence(bench.conduct(lease)).archive()).isEqualTo(archive);
        assertThat(bench.objects.anyUnder(new StoredArchive(acme, archive).prefix()))
                .isTrue();
    }

    @Test
    void signsWhatItRemovedAndLookedForInVain() {
        bench.conduct(Leases.offboarding(acme, Duration.ofDays(30)));
        Lease lease = Leases.purge(acme, NO_ARCHIVE);
        Conducted conducted = bench.conduct(lease);

        DropEvidence evidence = evidence(conducted);
        assertThat(evidence.tenant()).isEqualTo(acme);
        assertThat(evidence.purged()).isTrue();
        assertThat(evidence.archive()).isNull();
        assertThat(evidence.databases()).containsExactly(placement.database().value());
        assertThat(evidence.roles()).containsExactly(placement.database() + "_a", placement.database() + "_b");
        assertThat(evidence.identities()).isEqualTo(1);
        assertThat(evidence(bench.conduct(Leases.next(lease)))).isEqualTo(evidence);
        assertThat(bench.server.tenantThings()).contains(other.database().value());
    }

    @Test
    void saysOfALostDatabaseThatItIsLostAndLetsThePurgeInThatWantsNoArchive() {
        bench.server.superuser("postgres", "DROP DATABASE " + placement.database() + " WITH (FORCE)");
        refuses(Leases.offboarding(acme, Duration.ofDays(30)), Outcome.FAILED, "database_lost");
        DropEvidence evidence = evidence(bench.conduct(Leases.purge(acme, NO_ARCHIVE)));
        assertThat(evidence.databases()).containsExactly(placement.database().value());
        assertThat(bench.server.tenantThings())
                .contains(other.database().value())
                .doesNotContain(placement.database().value(), placement.database() + "_a");
    }

    @Test
    void removesTheTenantsOwnObjectsAndArchivesThatWereNeverFinished() throws IOException {
        OperationId whole = archiveOf(bench.conduct(Leases.offboarding(acme, Duration.ofDays(30))));
        StoredArchive torn =
                new StoredArchive(acme, new OperationId(UUID.fromString("0199f0a0-0000-7000-8000-000000000002")));
        bench.objects.put(torn.keyObject(), new byte[] {1});
        bench.objects.put(TenantPrefix.of(acme) + "attachments/1", new byte[] {1});
        bench.objects.put(TenantPrefix.of(globex) + "attachments/1", new byte[] {1});

        DropEvidence evidence = evidence(bench.conduct(Leases.purge(acme, NO_ARCHIVE)));

        assertThat(evidence.objectPrefix()).isEqualTo("tenants/" + acme + "/");
        assertThat(bench.objects.anyUnder(TenantPrefix.of(acme))).isFalse();
        assertThat(bench.objects.length(torn.keyObject())).isNegative();
        assertThat(bench.objects.length(new StoredArchive(acme, whole).manifestObject()))
                .isPositive();
        assertThat(bench.objects.anyUnder(TenantPrefix.of(globex))).isTrue();
    }

    @Test
    void letsNoMorePurgesInThanTheRegionAllowsAnHour() {
        bench.conduct(Leases.offboarding(acme, Duration.ofDays(30)));
        bench.conduct(Leases.offboarding(globex, Duration.ofDays(30)));
        assertThat(bench.conduct(Leases.purge(acme, NO_ARCHIVE)).end().outcome())
                .isEqualTo(Outcome.SUCCEEDED);
        Lease second = Leases.purge(globex, NO_ARCHIVE);
        Conducted limited = bench.conduct(second);
        assertThat(limited.end().outcome()).isEqualTo(Outcome.RETRY);
        assertThat(limited.end().failure()).hasFieldOrPropertyWithValue("code", "drops_limited");
        assertThat(bench.server.tenantThings()).contains(other.database().value());
        bench.server.superuser(
                PoolServer.LEDGER, "UPDATE ledger.drop_turn SET taken_at = taken_at - interval '61 minutes'");
        assertThat(bench.conduct(Leases.next(second)).end().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void countsAnUndoneProvisioningOfATenantInUseAsAPurge() {
        TenantId initech = Leases.newTenant();
        Lease made = Leases.of(OperationKind.PROVISION, initech);
        bench.conduct(made);
        bench.server.superuser(
                PoolServer.LEDGER, "INSERT INTO ledger.drop_turn (tenant, purge) VALUES ('" + acme + "', true)");
        refuses(Leases.compensating(made), Outcome.RETRY, "drops_limited");
    }

    @Test
    void takesAnOffboardingBackSoThatTheRetentionBeginsAnewWithTheNext() {
        bench.conduct(Leases.offboarding(acme, Duration.ofDays(30)));
        retentionEnds(acme);
        bench.succeed(OperationKind.UNDELETE, acme);
        refuses(Leases.of(OperationKind.DROP, acme), Outcome.FAILED, "not_offboarded");
        bench.conduct(Leases.offboarding(acme, Duration.ofDays(30)));
        refuses(Leases.of(OperationKind.DROP, acme), Outcome.FAILED, "retention_runs");
    }

    @Test
    void keepsAResumedTenantThoughItsOffboardingWasNotTakenBack() {
        bench.conduct(Leases.offboarding(acme, Duration.ofDays(30)));
        retentionEnds(acme);
        refuses(Leases.of(OperationKind.ROTATE, acme), Outcome.COMPENSATE, "offboarded");
        bench.placement(acme, bench.conduct(Leases.of(OperationKind.RESUME, acme)));
        refuses(Leases.of(OperationKind.DROP, acme), Outcome.FAILED, "not_offboarded");
    }

    private void refuses(Lease lease, Outcome outcome, String code) {
        Conducted conducted = bench.conduct(lease);
        assertThat(conducted.end().outcome()).isEqualTo(outcome);
        assertThat(conducted.end().failure()).hasFieldOrPropertyWithValue("code", code);
        assertThat(conducted.evidence()).isEmpty();
        assertThat(bench.server.tenantThings())
                .contains(placement.database() + "_a", other.database().value());
    }

    private void retentionEnds(TenantId tenant) {
        bench.server.superuser(
                PoolServer.LEDGER,
                "UPDATE ledger.offboarding SET retained_until = now() - interval '1 second' WHERE tenant = '" + tenant
                        + "'");
    }

    private static OperationId archiveOf(Conducted conducted) {
        return conducted.archive().orElseThrow().archive();
    }

    private DropEvidence evidence(Conducted conducted) {
        return DropEvidence.verify(conducted.evidence().orElseThrow(), VerifyingKeys.parse(bench.worker.publicJwks()));
    }
}
