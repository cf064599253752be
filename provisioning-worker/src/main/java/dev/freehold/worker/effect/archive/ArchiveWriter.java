package dev.freehold.worker.effect.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.github.luben.zstd.ZstdOutputStream;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.archive.ArchiveAttachments;
import dev.freehold.contracts.archive.ArchiveFile;
import dev.freehold.contracts.archive.ArchiveTable;
import dev.freehold.contracts.archive.SignedManifest;
import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.StreamKey;
import dev.freehold.worker.effect.objects.RegionObjects;
import dev.freehold.worker.effect.objects.TenantPrefix;
import dev.freehold.worker.postgres.copy.BusinessTable;
import dev.freehold.worker.postgres.copy.TenantSnapshot;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Writes the objects of one archive, each only while this attempt may act. */
final class ArchiveWriter {
    /** By far the fastest, and hardly larger than the next ones. */
    private static final int COMPRESSION_LEVEL = 1;

    private static final int LONGEST_LABEL = 60;
    private static final String ATTACHMENTS = "objects/attachments.tar.zst";

    private final RegionObjects objects;
    private final StoredArchive stored;
    private final StreamKey key;
    private final Runnable requireCurrent;
    private final Map<String, Long> lengths = new ConcurrentHashMap<>();

    ArchiveWriter(RegionObjects objects, StoredArchive stored, StreamKey key, Runnable requireCurrent) {
        this.objects = requireNonNull(objects, "objects is null");
        this.stored = requireNonNull(stored, "stored is null");
        this.key = requireNonNull(key, "key is null");
        this.requireCurrent = requireNonNull(requireCurrent, "requireCurrent is null");
    }

    /** @param sealed the archive's key */
    void writeKey(String sealed) throws IOException {
        put(stored.keyObject(), sealed);
    }

    /**
     * @param number from 1, in the order of the manifest
     * @param counted how many rows there are
     */
    ArchiveTable write(TenantSnapshot snapshot, int session, BusinessTable table, int number, long counted, Gauge gauge)
            throws IOException {
        String name = fileName(table, number);
        try (EncryptedObject object = EncryptedObject.begin(objects, key, stored.object(name))) {
            HashedOutput hashed = new HashedOutput(object.output());
            long plain = writeRows(snapshot, session, table, counted, gauge, hashed);
            complete(object, name);
            ArchiveFile file = new ArchiveFile(name, plain, hashed.bytes(), hashed.sha256());
            return new ArchiveTable(table.schema(), table.name(), table.columns(), counted, file);
        }
    }

    /** What lies under the tenant's own prefix; null where that is nothing. */
    @Nullable
    ArchiveAttachments writeAttachments(Gauge gauge) throws IOException {
        String prefix = TenantPrefix.of(stored.tenant());
        if (!objects.anyUnder(prefix)) {
            return null;
        }
        try (EncryptedObject object = EncryptedObject.begin(objects, key, stored.object(ATTACHMENTS))) {
            HashedOutput hashed = new HashedOutput(object.output());
            ZstdOutputStream zstd = new ZstdOutputStream(hashed, COMPRESSION_LEVEL);
            zstd.setChecksum(true);
            AttachmentsWriter attachments = new AttachmentsWriter(objects, gauge, zstd);
            try (attachments) {
                attachments.writeAll(prefix);
            }
            if (attachments.count() == 0) {
                return null;
            }
            complete(object, ATTACHMENTS);
            ArchiveFile file = new ArchiveFile(ATTACHMENTS, attachments.written(), hashed.bytes(), hashed.sha256());
            return new ArchiveAttachments(attachments.count(), attachments.bytes(), file);
        }
    }

    /** Removes what an attempt before has left under names that this one has not written. */
    void removeOthers() throws IOException {
        Set<String> others = new HashSet<>();
        objects.each(stored.prefix(), seen -> others.add(seen.key()));
        lengths.keySet().forEach(file -> others.remove(stored.object(file)));
        others.remove(stored.keyObject());
        for (String other : others) {
            requireCurrent.run();
            objects.remove(other);
        }
    }

    /** Makes the archive be there. */
    void finish(SignedManifest signed, ArchiveKeys keys) throws IOException {
        put(SignedSummary.object(stored), keys.signer().sign(SignedSummary.TYPE, ContractJson.write(signed.summary())));
        try (EncryptedObject object = EncryptedObject.begin(objects, key, stored.manifestObject())) {
            object.output().write(signed.jws().getBytes(StandardCharsets.US_ASCII));
            complete(object, SignedManifest.FILE);
        }
    }

    /** Whether the store has what was given to it. */
    boolean isStored() throws IOException {
        for (Map.Entry<String, Long> each : lengths.entrySet()) {
            if (objects.length(stored.object(each.getKey())) != each.getValue()) {
                return false;
            }
        }
        return true;
    }

    private static long writeRows(
            TenantSnapshot snapshot, int session, BusinessTable table, long counted, Gauge gauge, OutputStream to)
            throws IOException {
        ZstdOutputStream zstd = new ZstdOutputStream(to, COMPRESSION_LEVEL);
        zstd.setChecksum(true);
        try (RowsOutput rows = new RowsOutput(zstd, gauge)) {
            long copied = snapshot.copy(table, session, rows);
            if (copied != counted) {
                throw StepFailedException.retryable(
                        "archive_torn", "A table had other rows when it was copied than when they were counted.");
            }
            return rows.bytes();
        }
    }

    private void complete(EncryptedObject object, String name) throws IOException {
        object.seal();
        requireCurrent.run();
        lengths.put(name, object.complete());
    }

    private void put(String object, String text) throws IOException {
        requireCurrent.run();
        objects.put(object, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String fileName(BusinessTable table, int number) {
        String label = table.qualifiedName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-");
        return String.format(
                Locale.ROOT,
                "tables/%04d-%s.csv.zst",
                number,
                label.substring(0, Math.min(label.length(), LONGEST_LABEL)));
    }
}
