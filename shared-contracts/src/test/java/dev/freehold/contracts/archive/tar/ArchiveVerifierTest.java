package dev.freehold.contracts.archive.tar;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.contracts.archive.ArchiveFile;
import dev.freehold.contracts.archive.ArchiveManifest;
import dev.freehold.contracts.archive.ArchiveSequence;
import dev.freehold.contracts.archive.ArchiveTable;
import dev.freehold.contracts.archive.SchemaVersions;
import dev.freehold.contracts.archive.SignedManifest;
import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.Sha256;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ArchiveVerifierTest {
    private static final SigningKey WORKER = SigningKey.generate("worker-1");
    private static final ArchiveVerifier VERIFIER = new ArchiveVerifier(VerifyingKeys.parse(WORKER.publicJwks()));
    private static final Map<String, byte[]> CONTENT =
            Map.of("tables/1-product.csv.zst", bytes("id,name\n1,bolt\n"), "tables/2-empty.csv.zst", new byte[0]);
    private static final ArchiveFiles FILES =
            file -> new ByteArrayInputStream(CONTENT.getOrDefault(file.name(), new byte[0]));

    @Test
    void acceptsWhatWasMade() throws IOException {
        List<String> passed = new ArrayList<>();

        SignedManifest signed = VERIFIER.verify(in(archive()), file -> passed.add(file.name()));

        assertThat(signed.manifest()).isEqualTo(manifest());
        assertThat(signed.summary().rows()).isEqualTo(1);
        assertThat(passed).containsExactly("tables/1-product.csv.zst", "tables/2-empty.csv.zst");
        assertThat(ArchiveTar.length(signed)).isEqualTo(archive().length);
    }

    @Test
    void detectsTheChangeOfAnyByteThereIs() throws IOException {
        byte[] whole = archive();
        IntStream.range(0, whole.length).parallel().forEach(at -> {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << (at % Byte.SIZE));
            refuses(changed);
        });
    }

    @Test
    void detectsEveryTruncation() throws IOException {
        byte[] whole = archive();
        IntStream.range(0, whole.length).parallel().forEach(length -> refuses(Arrays.copyOf(whole, length)));
    }

    @Test
    void refusesWhatFollowsTheEnd() throws IOException {
        byte[] whole = archive();
        refuses(Arrays.copyOf(whole, whole.length + 1));
        refuses(Arrays.copyOf(whole, whole.length + 512));
    }

    @Test
    void refusesFilesInAnotherOrder() throws IOException {
        ArchiveManifest inOrder = manifest();
        ArchiveManifest reordered =
                with(inOrder, ArchiveManifest.FORMAT, inOrder.tables().reversed());
        byte[] tar = tar(new SignedManifest(reordered, sign(inOrder).jws()));
        refuses(tar);
    }

    @Test
    void refusesAMissingFileAndOneTooMany() throws IOException {
        ArchiveManifest all = manifest();
        ArchiveManifest fewer = with(all, ArchiveManifest.FORMAT, all.tables().subList(0, 1));

        refuses(tar(new SignedManifest(fewer, sign(all).jws())));
        refuses(tar(new SignedManifest(all, sign(fewer).jws())));
    }

    @Test
    void refusesAFormatThatItDoesNotKnow() throws IOException {
        byte[] newer = tar(sign(with(manifest(), 3, manifest().tables())));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> VERIFIER.verify(in(newer)))
                .withMessageContaining("format 3");
    }

    @Test
    void refusesAnotherSignerAndAnotherKindOfMessage() throws IOException {
        refuses(tar(SignedManifest.sign(manifest(), SigningKey.generate("worker-1"))));
        refuses(tar(new SignedManifest(manifest(), WORKER.sign("other+jwt", ContractJson.write(manifest())))));
    }

    @Test
    void refusesAManifestThatLeavesSomethingOut() throws IOException {
        refuses(tar(new SignedManifest(manifest(), WORKER.sign("freehold-archive+jwt", "{\"format\":1}"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../etc/passwd",
                "/etc/passwd",
                "tables/../x",
                "tables//x",
                "tables/a/b",
                "tables/.x",
                "tables/",
                "x",
                "tables/ä",
                "tables/a\0b",
                "C:\\x"
            })
    void refusesNamesThatLeadElsewhere(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ArchiveFile(name, 0, 0, "0".repeat(64)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, ArchiveFile.LARGEST + 1, Long.MAX_VALUE})
    void refusesAbsurdSizes(long size) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ArchiveFile("tables/a", size, 0, "0".repeat(64)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ArchiveFile("tables/a", 0, size, "0".repeat(64)));
    }

    @Test
    void readsNoManifestThatIsTooLong() {
        byte[] header = TarBlock.header(SignedManifest.FILE, 1L << 40);

        assertThat(TarBlock.size(header, SignedManifest.FILE)).isEqualTo(1L << 40);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> VERIFIER.verify(in(header)))
                .withMessageContaining(Long.toString(1L << 40));
        refuses(TarBlock.header(SignedManifest.FILE, SignedManifest.MOST_BYTES));
    }

    @Test
    void doesNotWriteAFileThatIsNotTheSignedOne() {
        ArchiveFiles others = _ -> new ByteArrayInputStream(bytes("id,name\n1,bomb\n"));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> ArchiveTar.write(sign(manifest()), others, new ByteArrayOutputStream()));
    }

    private static void refuses(byte[] tar) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> VERIFIER.verify(in(tar)));
    }

    private static byte[] archive() throws IOException {
        return tar(ARCHIVE);
    }

    private static final SignedManifest ARCHIVE = sign(manifest());

    private static byte[] tar(SignedManifest signed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArchiveTar.write(signed, FILES, out);
        return out.toByteArray();
    }

    private static SignedManifest sign(ArchiveManifest manifest) {
        return SignedManifest.sign(manifest, WORKER);
    }

    private static ArchiveManifest with(ArchiveManifest manifest, int format, List<ArchiveTable> tables) {
        return new ArchiveManifest(
                format,
                manifest.archive(),
                manifest.tenant(),
                manifest.region(),
                manifest.madeAt(),
                manifest.schema(),
                manifest.snapshotAt(),
                manifest.snapshotLsn(),
                tables,
                manifest.sequences(),
                manifest.attachments());
    }

    private static ArchiveManifest manifest() {
        return new ArchiveManifest(
                ArchiveManifest.FORMAT,
                new OperationId(UUID.fromString("0199f0a0-0000-7000-8000-000000000001")),
                new TenantId(UUID.fromString("0199f0a0-0000-7000-8000-0000000000aa")),
                new Region("local"),
                Instant.parse("2026-11-21T08:00:05Z"),
                new SchemaVersions(1, 1),
                Instant.parse("2026-11-21T08:00:00.123456Z"),
                "0/1A2B3C4",
                List.of(table("product", 1, "tables/1-product.csv.zst"), table("empty", 0, "tables/2-empty.csv.zst")),
                List.of(new ArchiveSequence("freehold", "audit_log_id_seq", 7, true)),
                null);
    }

    private static ArchiveTable table(String name, long rows, String file) {
        byte[] content = CONTENT.getOrDefault(file, new byte[0]);
        String hash = new Sha256().update(content, 0, content.length).hex();
        return new ArchiveTable(
                "product",
                name,
                List.of(new ArchiveTable.Column("id", "uuid")),
                rows,
                new ArchiveFile(file, content.length, content.length, hash));
    }

    private static InputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
