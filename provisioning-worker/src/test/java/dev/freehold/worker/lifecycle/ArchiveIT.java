package dev.freehold.worker.lifecycle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.archive.ArchiveFile;
import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.archive.SchemaVersions;
import dev.freehold.contracts.archive.SignedManifest;
import dev.freehold.contracts.archive.store.OpenedArchive;
import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.archive.tar.ArchiveTar;
import dev.freehold.contracts.archive.tar.ArchiveVerifier;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.archive.WholeArchive;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.TenantContent;
import dev.freehold.worker.testing.TestJournal;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ArchiveIT {
    private final Workbench bench = new Workbench();
    private final TenantId acme = Leases.newTenant();
    private final TenantId copy = Leases.newTenant();
    private final Placement source = bench.provision(acme);

    @Test
    void aTenantIsMadeFromAnothersArchiveWithTheSameContent() {
        addProducts();
        TestJournal journal = TestJournal.whole();
        ArchiveSummary archive = export(journal);

        Placement made = bench.placement(copy, bench.conduct(importing(archive, true)));

        assertThat(TenantContent.of(bench.server, made.database(), acme, copy))
                .isEqualTo(TenantContent.of(bench.server, source.database(), acme));
        assertThat(TenantContent.rules(bench.server, made.database()))
                .isEqualTo(TenantContent.rules(bench.server, source.database()));
        assertThat(bench.server.ask(made.database().value(), "SELECT id FROM freehold.tenant"))
                .containsExactly(copy.toString());
        assertThat(
                        bench.server.ask(
                                made.database().value(),
                                "SELECT DISTINCT tenant_id FROM product.product UNION SELECT tenant_id FROM freehold.audit_log"))
                .containsExactly(copy.toString());
        assertThat(archive.rows()).isEqualTo(3 + 1 + 4);
        assertThat(journal.progress.getLast().rows()).isEqualTo(archive.rows());
        assertThat(journal.progress.getLast().expectedRows()).isEqualTo(archive.rows());
    }

    @Test
    void anArchiveAsAFileIsVerifiedWithTheWorkersPublicKeyAlone() throws IOException {
        addProducts();
        byte[] tar = tar(export(TestJournal.whole()));

        SignedManifest signed = new ArchiveVerifier(VerifyingKeys.parse(bench.worker.publicJwks()))
                .verify(new ByteArrayInputStream(tar));

        assertThat(signed.manifest().tenant()).isEqualTo(acme);
        assertThat(signed.manifest().tables())
                .extracting(table -> table.qualifiedName() + " " + table.rows())
                .containsExactlyInAnyOrder("freehold.audit_log 4", "freehold.member 1", "product.product 3");
        assertThat(signed.manifest().tables())
                .allSatisfy(table -> assertThat(table.columns())
                        .extracting(column -> column.name())
                        .doesNotContain("tenant_id"));
    }

    @Test
    void anothersArchiveIsNotTakenWithoutAnOperatorsWord() {
        ArchiveSummary archive = export(TestJournal.whole());

        refuses(importing(archive, false), "archive_foreign");
    }

    @Test
    void nobodyFindsInTheStoreWhatIsInTheArchive() throws IOException {
        addProducts();
        ArchiveSummary archive = export(TestJournal.whole());
        StoredArchive stored = new StoredArchive(acme, archive.archive());

        for (String name : names(archive)) {
            try (InputStream in = bench.objects.open(stored.object(name))) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                        .doesNotContain("bolt", "product");
            }
        }
    }

    @Test
    void anArchiveWithAChangedMissingOrForeignObjectIsRefused() throws IOException {
        addProducts();
        ArchiveSummary archive = export(TestJournal.whole());
        StoredArchive stored = new StoredArchive(acme, archive.archive());
        for (String name : names(archive)) {
            byte[] whole;
            try (InputStream in = bench.objects.open(stored.object(name))) {
                whole = in.readAllBytes();
            }
            byte[] changed = whole.clone();
            changed[changed.length / 2] ^= 1;
            for (byte[] other : List.of(changed, Arrays.copyOf(whole, whole.length - 1), new byte[0])) {
                bench.objects.put(stored.object(name), other);
                refuses(importing(archive, true), "archive_refused");
            }
            bench.objects.put(stored.object(name), whole);
        }
    }

    @Test
    void anArchiveThatIsNotTheOneAskedForIsRefused() {
        ArchiveSummary archive = export(TestJournal.whole());
        var another = new ArchiveSource(acme, archive.archive(), "0".repeat(64), true);

        refuses(Leases.importing(copy, Leases.admin(acme), another), "archive_differs");
    }

    @Test
    void anArchiveThatIsNotThereIsRefused() {
        ArchiveSummary archive = export(TestJournal.whole());
        var missing = new ArchiveSource(copy, archive.archive(), archive.manifestSha256(), true);

        refuses(Leases.importing(copy, Leases.admin(acme), missing), "archive_missing");
    }

    @Test
    void anArchiveOfAnOlderSchemaIsLoadedAndThenMigrated() {
        bench.server.superuser(
                source.database().value(), "DROP TABLE product.product; DROP TABLE freehold.product_history");
        ArchiveSummary archive = export(TestJournal.whole());
        assertThat(archive.schema()).isEqualTo(new SchemaVersions(1, 0));

        Placement made = bench.placement(copy, bench.conduct(importing(archive, true)));

        assertThat(bench.server.ask(made.database().value(), "SELECT count(*) FROM product.product"))
                .containsExactly("0");
        assertThat(bench.server.ask(made.database().value(), "SELECT count(*) FROM freehold.member"))
                .containsExactly("1");
        bench.succeed(OperationKind.VERIFY, copy);
    }

    @Test
    void anArchiveOfANewerSchemaIsRefused() {
        bench.server.superuser(source.database().value(), """
                INSERT INTO freehold.product_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
                VALUES (9, '2', 'later', 'SQL', 'V2__later.sql', 'fh_owner', 1, true)
                """);

        refuses(importing(export(TestJournal.whole()), true), "archive_newer");
    }

    @Test
    void anArchiveThatLostAnObjectBeforeItsExportWasToldIsMadeAnew() throws IOException {
        Lease lease = Leases.of(OperationKind.EXPORT, acme);
        ArchiveSummary first = bench.conduct(lease).archive().orElseThrow();
        StoredArchive stored = new StoredArchive(acme, first.archive());
        String table = names(first).stream()
                .filter(name -> name.startsWith("tables/"))
                .findFirst()
                .orElseThrow();
        bench.objects.remove(stored.object(table));

        ArchiveSummary again = bench.conduct(Leases.next(lease)).archive().orElseThrow();

        assertThat(again.archive()).isEqualTo(first.archive());
        assertThat(again.snapshotAt()).isAfter(first.snapshotAt());
        new WholeArchive(bench.archives).require(acme, again.archive());
        assertThat(bench.conduct(Leases.next(Leases.next(lease))).archive())
                .as("that is told once more")
                .contains(again);
    }

    @Test
    void anUndoneExportLeavesNothing() throws IOException {
        Lease lease = Leases.of(OperationKind.EXPORT, acme);
        bench.conduct(lease);

        bench.undo(Leases.compensating(lease));

        assertThat(bench.objects.anyUnder(
                        StoredArchive.prefixOf(acme) + lease.command().operation()))
                .isFalse();
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> open(lease.command().operation()));
    }

    private void addProducts() {
        for (String name : List.of("bolt", "nut, with \"quotes\"", "wäsher\nof two lines")) {
            bench.server.superuser(source.database().value(), """
                    INSERT INTO product.product (tenant_id, id, sku, name, price, version, created_at, updated_at)
                    VALUES ('%s', gen_random_uuid(), gen_random_uuid()::text, '%s', 1.5, 0, now(), now())
                    """.formatted(acme, name));
        }
    }

    private ArchiveSummary export(TestJournal journal) {
        Conducted conducted = bench.conduct(Leases.of(OperationKind.EXPORT, acme), journal);
        assertThat(conducted.end().outcome())
                .as("%s %s", conducted.end(), journal.failed)
                .isEqualTo(Outcome.SUCCEEDED);
        return conducted.archive().orElseThrow();
    }

    private Lease importing(ArchiveSummary archive, boolean foreign) {
        return Leases.importing(
                copy,
                Leases.admin(acme),
                new ArchiveSource(acme, archive.archive(), archive.manifestSha256(), foreign));
    }

    private void refuses(Lease lease, String code) {
        List<String> before = bench.server.tenantThings();
        Conducted conducted = bench.conduct(lease);
        assertThat(conducted.end().outcome()).as("%s", conducted.end()).isEqualTo(Outcome.COMPENSATE);
        assertThat(conducted.end().failure()).hasFieldOrPropertyWithValue("code", code);
        assertThat(conducted.sealedPlacement()).isEmpty();

        bench.undo(Leases.compensating(lease));
        assertThat(bench.server.tenantThings()).containsExactlyInAnyOrderElementsOf(before);
    }

    private OpenedArchive open(OperationId archive) throws IOException {
        return OpenedArchive.open(
                bench.objects,
                new StoredArchive(acme, archive),
                bench.region,
                VerifyingKeys.parse(bench.worker.publicJwks()));
    }

    private byte[] tar(ArchiveSummary archive) throws IOException {
        OpenedArchive opened = open(archive.archive());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArchiveTar.write(opened.signed(), opened, out);
        return out.toByteArray();
    }

    private List<String> names(ArchiveSummary archive) throws IOException {
        List<String> files = new ArrayList<>(open(archive.archive()).signed().manifest().files().stream()
                .map(ArchiveFile::name)
                .toList());
        files.add(SignedManifest.FILE);
        files.add("key.jwe");
        return files;
    }
}
