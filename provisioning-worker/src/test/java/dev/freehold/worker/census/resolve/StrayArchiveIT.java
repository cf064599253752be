package dev.freehold.worker.census.resolve;

import java.io.IOException;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.census.Resolution;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.objects.Upload;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StrayArchiveIT {
    private final Workbench bench = new Workbench();
    private final TenantId acme = Leases.newTenant();
    private final StoredArchive stray = archive(1);
    private final StoredArchive other = archive(2);

    @Test
    void removesAnArchiveThatIsConfirmedAndStillThere() throws IOException {
        bench.objects.put(stray.keyObject(), new byte[] {1});
        bench.objects.put(other.keyObject(), new byte[] {1});

        refused(FindingKind.ARCHIVE_ORPHANED, subject(stray), false);
        assertThat(bench.objects.anyUnder(stray.prefix())).isTrue();
        resolve(FindingKind.ARCHIVE_ORPHANED, subject(stray), true);

        assertThat(bench.objects.anyUnder(stray.prefix())).isFalse();
        assertThat(bench.objects.anyUnder(other.prefix())).isTrue();
        refused(FindingKind.ARCHIVE_ORPHANED, subject(stray), true);
    }

    @Test
    void abortsUploadsAndLeavesWhatIsThere() throws IOException {
        bench.objects.put(stray.keyObject(), new byte[] {1});
        refused(FindingKind.UPLOAD_UNFINISHED, subject(stray), true);
        Upload begun = bench.objects.begin(stray.object("tables/0001-a.csv.zst"));
        begun.write(1);

        resolve(FindingKind.UPLOAD_UNFINISHED, subject(stray), true);

        bench.objects.each(stray.prefix(), seen -> assertThat(seen.key()).isEqualTo(stray.keyObject()));
        assertThat(bench.objects.length(stray.keyObject())).isEqualTo(1);
        begun.close();
    }

    @Test
    void removesNothingByANameThatIsNoArchives() {
        refused(FindingKind.ARCHIVE_ORPHANED, acme.toString(), true);
        refused(FindingKind.ARCHIVE_ORPHANED, "../x", true);
        refused(FindingKind.ARCHIVE_ORPHANED, acme + "/../" + acme, true);
        refused(FindingKind.ARCHIVE_ORPHANED, subject(stray).toUpperCase(Locale.ROOT), true);
        refused(
                FindingKind.ARCHIVE_ORPHANED,
                subject(stray).replace(acme.toString(), Leases.newTenant().toString()),
                true);
    }

    private void refused(FindingKind kind, String subject, boolean confirmed) {
        assertThatExceptionOfType(RefusedResolution.class).isThrownBy(() -> resolve(kind, subject, confirmed));
    }

    private void resolve(FindingKind kind, String subject, boolean confirmed) {
        new StrayArchive(bench.archives, () -> {}).resolve(new Resolution(kind, subject, acme, 1, confirmed));
    }

    private StoredArchive archive(int number) {
        return new StoredArchive(
                acme, new OperationId(UUID.fromString("0199f0a0-0000-7000-8000-00000000000" + number)));
    }

    private static String subject(StoredArchive archive) {
        return archive.tenant() + "/" + archive.archive();
    }
}
