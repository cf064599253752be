package dev.freehold.contracts.archive.tar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import dev.freehold.contracts.archive.ArchiveFile;
import dev.freehold.contracts.archive.SignedManifest;

/** An archive as one file: a plain tar, the signed manifest first, then the files in the manifest's order. */
public final class ArchiveTar {
    private ArchiveTar() {}

    /** The length of what {@link #write} writes. */
    public static long length(SignedManifest signed) {
        long files = signed.manifest().files().stream()
                .mapToLong(file -> entry(file.bytes()))
                .sum();
        return entry(signed.jws().length()) + files + 2 * TarBlock.BYTES;
    }

    /**
     * Writes in constant memory. Does not close the stream; what it has written by the time it fails is not an archive.
     *
     * @throws dev.freehold.contracts.codec.RefusedException if a file is not what the manifest says
     */
    public static void write(SignedManifest signed, ArchiveFiles files, OutputStream out) throws IOException {
        byte[] jws = signed.jws().getBytes(StandardCharsets.US_ASCII);
        out.write(TarBlock.header(SignedManifest.FILE, jws.length));
        out.write(jws);
        out.write(new byte[TarBlock.padding(jws.length)]);
        for (ArchiveFile file : signed.manifest().files()) {
            out.write(TarBlock.header(file.name(), file.bytes()));
            try (InputStream in = new CheckedInput(files.open(file), file)) {
                in.transferTo(out);
            }
            out.write(new byte[TarBlock.padding(file.bytes())]);
        }
        out.write(new byte[2 * TarBlock.BYTES]);
    }

    private static long entry(long size) {
        return TarBlock.BYTES + size + TarBlock.padding(size);
    }
}
