package dev.freehold.worker.lifecycle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import com.github.luben.zstd.ZstdInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.archive.ArchiveAttachments;
import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.archive.store.OpenedArchive;
import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.archive.WholeArchive;
import dev.freehold.worker.effect.objects.TenantPrefix;
import dev.freehold.worker.effect.objects.Upload;
import dev.freehold.worker.saga.StepFailedException;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.Workbench;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a tenant has under its own prefix in the object store is in its archive, and in no other's. */
class AttachmentsIT {
    private final Workbench bench = new Workbench();
    private final TenantId acme = Leases.newTenant();
    private final TenantId globex = Leases.newTenant();
    private final TenantId copy = Leases.newTenant();

    @BeforeEach
    void bothHaveTheSameNames() throws IOException {
        bench.provision(acme);
        for (TenantId tenant : new TenantId[] {acme, globex}) {
            put(tenant, "invoices/1.pdf", tenant + " invoiced");
            put(tenant, "invoices/Rechnung für März.pdf", "ünï");
            put(tenant, "x".repeat(120) + "/" + "y".repeat(120), "long");
            put(tenant, "empty", "");
        }
    }

    @Test
    void travelToTheTenantThatIsMadeOfTheArchiveAndToNobodyElse() throws IOException {
        Map<String, String> had = of(acme);
        Map<String, String> strangers = of(globex);

        bench.placement(copy, bench.conduct(importing(export())));

        assertThat(of(copy)).isEqualTo(had).hasSize(4).containsEntry("invoices/1.pdf", acme + " invoiced");
        assertThat(of(acme)).isEqualTo(had);
        assertThat(of(globex)).isEqualTo(strangers).doesNotContainValue(acme + " invoiced");
    }

    @Test
    void areATarThatPlainToolsRead() throws IOException {
        ArchiveSummary archive = export();
        OpenedArchive opened = open(archive);
        ArchiveAttachments attachments =
                requireNonNull(opened.signed().manifest().attachments());
        Map<String, String> found = new TreeMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new ZstdInputStream(opened.open(attachments.file())), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                found.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(found).isEqualTo(of(acme));
        assertThat(attachments.count()).isEqualTo(4);
        assertThat(attachments.bytes())
                .isEqualTo(found.values().stream()
                        .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        .sum());
    }

    @Test
    void areNotMentionedWhereThereAreNone() throws IOException {
        bench.objects.removeUnder(TenantPrefix.of(acme));
        try (Upload begun = bench.objects.begin(TenantPrefix.of(acme) + "unfinished")) {
            begun.write(1);
            ArchiveSummary archive = export();

            assertThat(open(archive).signed().manifest().attachments()).isNull();
            bench.placement(copy, bench.conduct(importing(archive)));
        }
        assertThat(of(copy)).isEmpty();
    }

    @Test
    void keepATenantFromBeingPurgedOnAnArchiveThatHasNone() throws IOException {
        String prefix = TenantPrefix.of(acme);
        bench.objects.removeUnder(prefix);
        ArchiveSummary without = export();
        WholeArchive proof = new WholeArchive(bench.archives);
        proof.require(acme, without.archive());

        put(acme, "later", "x");

        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> proof.require(acme, without.archive()))
                .satisfies(failed ->
                        assertThat(failed.verdict().failure().code()).isEqualTo("archive_without_attachments"));
        proof.require(acme, export().archive());
    }

    @Test
    void leaveNothingBehindWhereTheyAreNotTheOnesThatWereSigned() throws IOException {
        ArchiveSummary archive = export();
        String object = new StoredArchive(acme, archive.archive()).object("objects/attachments.tar.zst");
        byte[] content;
        try (InputStream in = bench.objects.open(object)) {
            content = in.readAllBytes();
        }
        content[content.length - 20] ^= 1;
        bench.objects.put(object, content);
        Lease lease = importing(archive);

        Conducted conducted = bench.conduct(lease);

        assertThat(conducted.end().outcome()).isEqualTo(Outcome.COMPENSATE);
        assertThat(conducted.end().failure()).hasFieldOrPropertyWithValue("code", "archive_refused");
        bench.undo(Leases.compensating(lease));
        assertThat(of(copy)).isEmpty();
    }

    @Test
    void areAllThereAfterAnAttemptThatLeftHalfOfThem() throws IOException {
        Lease lease = importing(export());
        put(copy, "invoices/1.pdf", "half");
        Upload abandoned = bench.objects.begin(TenantPrefix.of(copy) + "invoices/2.pdf");
        abandoned.write(1);

        bench.placement(copy, bench.conduct(lease));

        assertThat(of(copy)).isEqualTo(of(acme));
    }

    private ArchiveSummary export() {
        Conducted conducted = bench.conduct(Leases.of(OperationKind.EXPORT, acme));
        assertThat(conducted.end().outcome()).as("%s", conducted.end()).isEqualTo(Outcome.SUCCEEDED);
        return conducted.archive().orElseThrow();
    }

    private Lease importing(ArchiveSummary archive) {
        return Leases.importing(
                copy, Leases.admin(acme), new ArchiveSource(acme, archive.archive(), archive.manifestSha256(), true));
    }

    private OpenedArchive open(ArchiveSummary archive) throws IOException {
        return OpenedArchive.open(
                bench.objects,
                new StoredArchive(acme, archive.archive()),
                bench.region,
                VerifyingKeys.parse(bench.worker.publicJwks()));
    }

    private void put(TenantId tenant, String name, String content) throws IOException {
        bench.objects.put(TenantPrefix.of(tenant) + name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> of(TenantId tenant) throws IOException {
        Map<String, String> found = new TreeMap<>();
        String prefix = TenantPrefix.of(tenant);
        bench.objects.each(prefix, seen -> found.put(seen.key().substring(prefix.length()), text(seen.key())));
        return found;
    }

    private String text(String key) {
        try (InputStream in = bench.objects.open(key)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(key, e);
        }
    }
}
