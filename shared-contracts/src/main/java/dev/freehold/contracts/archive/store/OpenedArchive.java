package dev.freehold.contracts.archive.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import dev.freehold.contracts.archive.ArchiveFile;
import dev.freehold.contracts.archive.ArchiveManifest;
import dev.freehold.contracts.archive.SignedManifest;
import dev.freehold.contracts.archive.tar.ArchiveFiles;
import dev.freehold.contracts.archive.tar.CheckedInput;
import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.StreamKey;
import dev.freehold.contracts.codec.VerifyingKeys;

import static java.util.Objects.requireNonNull;

/** An archive in the region's store, decrypted as it is read. */
public final class OpenedArchive implements ArchiveFiles {
    private static final int LONGEST_KEY = 64 * 1024;

    private final ArchiveObjects objects;
    private final StoredArchive stored;
    private final StreamKey key;
    private final SignedManifest signed;

    private OpenedArchive(ArchiveObjects objects, StoredArchive stored, StreamKey key, SignedManifest signed) {
        this.objects = requireNonNull(objects, "objects is null");
        this.stored = requireNonNull(stored, "stored is null");
        this.key = requireNonNull(key, "key is null");
        this.signed = requireNonNull(signed, "signed is null");
    }

    /**
     * @throws java.nio.file.NoSuchFileException if there is no such archive, or one that is not finished
     * @throws RefusedException if it is not an archive of that tenant and id, sealed to this region and signed by one of its workers
     */
    public static OpenedArchive open(
            ArchiveObjects objects, StoredArchive stored, OpeningKeys region, VerifyingKeys workers)
            throws IOException {
        StreamKey key = StreamKey.open(text(objects.open(stored.keyObject()), LONGEST_KEY), region, stored.prefix());
        InputStream manifest = decrypted(objects, key, stored.manifestObject());
        SignedManifest signed = SignedManifest.read(text(manifest, SignedManifest.MOST_BYTES), workers);
        ArchiveManifest said = signed.manifest();
        if (!new StoredArchive(said.tenant(), said.archive()).equals(stored)) {
            throw new RefusedException("another archive lies in its place");
        }
        return new OpenedArchive(objects, stored, key, signed);
    }

    public SignedManifest signed() {
        return signed;
    }

    @Override
    public InputStream open(ArchiveFile file) throws IOException {
        return new CheckedInput(decrypted(objects, key, stored.object(file.name())), file);
    }

    private static InputStream decrypted(ArchiveObjects objects, StreamKey key, String object) throws IOException {
        return key.decrypting(objects.open(object), object);
    }

    private static String text(InputStream from, int most) throws IOException {
        try (from) {
            byte[] bytes = from.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new RefusedException("an object of an archive that is larger than any");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
