package dev.freehold.worker.lifecycle;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.command.Purge;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.TestJournal;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;

class DiscardArchiveIT {
    private final Workbench bench = new Workbench();
    private final TenantId acme = Leases.newTenant();

    @Test
    void removesOneArchiveAndNoOther() throws IOException {
        bench.provision(acme);
        ArchiveSummary one = export(bench);
        ArchiveSummary other = export(bench);

        Lease discard = discarding(one);
        assertThat(bench.conduct(discard).end().outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(bench.objects.anyUnder(stored(one).prefix())).isFalse();
        assertThat(bench.objects.length(stored(other).manifestObject())).isPositive();
        assertThat(bench.conduct(Leases.next(discard)).end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        bench.succeed(OperationKind.VERIFY, acme);
    }

    @Test
    void removesThatOfATenantWhichIsGone() throws IOException {
        bench.provision(acme);
        ArchiveSummary last =
                bench.conduct(Leases.offboarding(acme, Duration.ZERO)).archive().orElseThrow();
        assertThat(bench.conduct(Leases.purge(acme, new Purge(null))).end().outcome())
                .isEqualTo(Outcome.SUCCEEDED);

        assertThat(bench.conduct(discarding(last)).end().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(bench.objects.anyUnder(StoredArchive.prefixOf(acme))).isFalse();
    }

    @Test
    void refusesForGoodWhatIsYoungerThanTheRegionAllowsAndRemovesNothing() throws IOException {
        Workbench strict = new Workbench(Duration.ofDays(30));
        strict.provision(acme);
        ArchiveSummary archive = export(strict);

        Conducted conducted = strict.conduct(discarding(archive));

        assertThat(conducted.end().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(conducted.end().failure()).hasFieldOrPropertyWithValue("code", "archive_kept");
        assertThat(strict.objects.length(stored(archive).manifestObject())).isPositive();
        strict.objects.remove(stored(archive).manifestObject());
        assertThat(strict.conduct(discarding(archive)).end().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    private ArchiveSummary export(Workbench on) {
        return on.conduct(Leases.of(OperationKind.EXPORT, acme), TestJournal.whole())
                .archive()
                .orElseThrow();
    }

    private Lease discarding(ArchiveSummary archive) {
        return Leases.discarding(new ArchiveSource(acme, archive.archive(), archive.manifestSha256(), false));
    }

    private StoredArchive stored(ArchiveSummary archive) {
        return new StoredArchive(acme, archive.archive());
    }
}
