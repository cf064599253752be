package dev.freehold.contracts.archive.tar;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

import dev.freehold.contracts.archive.ArchiveFile;
import dev.freehold.contracts.archive.SignedManifest;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.Sha256;
import dev.freehold.contracts.codec.VerifyingKeys;

import static java.util.Objects.requireNonNull;

/**
 * Verifies an archive that is one file, in constant memory (besides the manifest): every byte of it is either signed, hashed in what is
 * signed, or the only one possible at its place. (A signature itself has a second form that holds as well, as any of its kind.)
 */
public final class ArchiveVerifier {
    private static final int BUFFER = 64 * 1024;

    private final VerifyingKeys workers;

    public ArchiveVerifier(VerifyingKeys workers) {
        this.workers = requireNonNull(workers, "workers is null");
    }

    /** @throws RefusedException if it is not, byte for byte, an archive that one of these workers has made */
    public SignedManifest verify(InputStream tar) throws IOException {
        return verify(tar, _ -> {});
    }

    /** @param passed is told each file that was found whole */
    public SignedManifest verify(InputStream tar, Consumer<ArchiveFile> passed) throws IOException {
        try {
            SignedManifest signed = manifest(tar);
            for (ArchiveFile file : signed.manifest().files()) {
                require(tar, file);
                passed.accept(file);
            }
            requireZeros(tar, 2 * TarBlock.BYTES);
            if (tar.read() >= 0) {
                throw new RefusedException("something follows the end of the archive");
            }
            return signed;
        } catch (EOFException e) {
            throw new RefusedException("the archive is cut short", e);
        }
    }

    private SignedManifest manifest(InputStream tar) throws IOException {
        long size = TarBlock.size(exactly(tar, TarBlock.BYTES), SignedManifest.FILE);
        if (size > SignedManifest.MOST_BYTES) {
            throw new RefusedException("a manifest of " + size + " bytes");
        }
        byte[] jws = exactly(tar, (int) size);
        requireZeros(tar, TarBlock.padding(size));
        return SignedManifest.read(new String(jws, StandardCharsets.ISO_8859_1), workers);
    }

    private static void require(InputStream tar, ArchiveFile file) throws IOException {
        if (!Arrays.equals(exactly(tar, TarBlock.BYTES), TarBlock.header(file.name(), file.bytes()))) {
            throw new RefusedException("the file " + file.name() + " is not where the manifest says");
        }
        Sha256 sha256 = new Sha256();
        byte[] buffer = new byte[BUFFER];
        for (long left = file.bytes(); left > 0; ) {
            int count = tar.read(buffer, 0, (int) Math.min(left, BUFFER));
            if (count < 0) {
                throw new EOFException();
            }
            sha256.update(buffer, 0, count);
            left -= count;
        }
        if (!sha256.hex().equals(file.sha256())) {
            throw new RefusedException("the file " + file.name() + " is not the one that was signed");
        }
        requireZeros(tar, TarBlock.padding(file.bytes()));
    }

    private static void requireZeros(InputStream tar, int count) throws IOException {
        if (!Arrays.equals(exactly(tar, count), new byte[count])) {
            throw new RefusedException("something stands where an archive has nothing");
        }
    }

    private static byte[] exactly(InputStream tar, int count) throws IOException {
        byte[] bytes = tar.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }
}
