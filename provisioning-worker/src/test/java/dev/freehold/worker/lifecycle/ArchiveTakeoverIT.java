package dev.freehold.worker.lifecycle;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.saga.StoppedException;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.TenantContent;
import dev.freehold.worker.testing.TestJournal;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** As {@link TakeoverIT}, for exports and imports. */
class ArchiveTakeoverIT {
    private final Workbench bench = new Workbench();
    private final TenantId acme = Leases.newTenant();
    private final Placement source = bench.provision(acme);
    private final ArchiveSummary archive = exported(Leases.of(OperationKind.EXPORT, acme));

    @TestFactory
    Stream<DynamicTest> anExportIsFinishedByTheNextWorkerUnderTheSameId() {
        return steps(Leases.of(OperationKind.EXPORT, acme))
                .map(step -> dynamicTest(step, () -> {
                    Lease lease = Leases.of(OperationKind.EXPORT, acme);
                    dieAfter(step, lease);
                    ArchiveSummary made = exported(Leases.next(lease));
                    assertThat(made.archive()).isEqualTo(lease.command().operation());
                    assertThat(bench.objects.length(new StoredArchive(acme, made.archive()).manifestObject()))
                            .isPositive();
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatAnExportLeftHalfMadeIsBegunAnew() throws IOException {
        return Stream.of("key.jwe", "tables/0001-freehold-audit_log.csv.zst", "tables/0007-of-before.csv.zst")
                .map(left -> dynamicTest(left, () -> {
                    Lease lease = Leases.of(OperationKind.EXPORT, acme);
                    StoredArchive stored =
                            new StoredArchive(acme, lease.command().operation());
                    bench.objects.put(stored.object(left), new byte[] {1});
                    exported(lease);
                    assertThat(bench.objects.length(stored.object(left))).isNotEqualTo(1);
                }));
    }

    @TestFactory
    Stream<DynamicTest> anExportIsUndoneByTheNextWorkerAndLeavesNothing() {
        return steps(Leases.of(OperationKind.EXPORT, acme))
                .map(step -> dynamicTest(step, () -> {
                    Lease lease = Leases.of(OperationKind.EXPORT, acme);
                    dieAfter(step, lease);
                    Lease undo = Leases.compensating(lease);
                    dieAfter(step, undo);
                    bench.undo(Leases.next(undo));
                    assertThat(bench.objects.anyUnder(
                                    new StoredArchive(acme, lease.command().operation()).prefix()))
                            .isFalse();
                }));
    }

    @TestFactory
    Stream<DynamicTest> anImportIsFinishedByTheNextWorker() {
        return steps(importing(Leases.newTenant()))
                .map(step -> dynamicTest(step, () -> {
                    TenantId copy = Leases.newTenant();
                    Lease lease = importing(copy);
                    dieAfter(step, lease);
                    Placement made = bench.placement(copy, bench.conductToTheEnd(Leases.next(lease)));
                    assertThat(TenantContent.of(bench.server, made.database(), acme, copy))
                            .isEqualTo(TenantContent.of(bench.server, source.database(), acme));
                }));
    }

    @TestFactory
    Stream<DynamicTest> anImportIsUndoneByTheNextWorkerAndLeavesNothing() {
        return steps(importing(Leases.newTenant()))
                .map(step -> dynamicTest(step, () -> {
                    List<String> before = bench.server.tenantThings();
                    Lease lease = importing(Leases.newTenant());
                    dieAfter(step, lease);
                    Lease undo = Leases.compensating(lease);
                    dieAfter(step, undo);
                    bench.undo(Leases.next(undo));
                    assertThat(bench.server.tenantThings()).containsExactlyInAnyOrderElementsOf(before);
                }));
    }

    private Stream<String> steps(Lease lease) {
        TestJournal journal = TestJournal.whole();
        bench.conduct(lease, journal);
        assertThat(journal.failed).isEmpty();
        return journal.plan.stream();
    }

    private Lease importing(TenantId copy) {
        return Leases.importing(
                copy, Leases.admin(acme), new ArchiveSource(acme, archive.archive(), archive.manifestSha256(), true));
    }

    private ArchiveSummary exported(Lease lease) {
        Conducted conducted = bench.conduct(lease);
        assertThat(conducted.end().outcome()).as("%s", conducted.end()).isEqualTo(Outcome.SUCCEEDED);
        return conducted.archive().orElseThrow();
    }

    private void dieAfter(String step, Lease lease) {
        TestJournal journal = TestJournal.brokenAfter(step);
        try {
            bench.conduct(lease, journal);
            // A step that found its work done did not act, so there was nothing to die in.
            assertThat(lease.compensating() ? journal.compensated : journal.succeeded)
                    .contains(step);
        } catch (StoppedException died) {
            assertThat(journal.broken()).isTrue();
        }
    }
}
