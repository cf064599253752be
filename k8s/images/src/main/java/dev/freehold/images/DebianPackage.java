package dev.freehold.images;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A package of Debian 12 for amd64, by version and content.
 *
 * @param sha256 of the whole package, in hexadecimal
 */
record DebianPackage(String name, String version, String sha256) {
    /** Fetches it by apt, which knows the mirrors, and unpacks it. */
    void unpack(Path downloads, Path into) {
        Path file = fetched(downloads);
        new Command(downloads).run("dpkg-deb", "-x", file.toString(), into.toString());
    }

    private Path fetched(Path downloads) {
        try {
            Path known = downloads.resolve(name + "-" + sha256 + ".deb");
            if (!Files.exists(known)) {
                Path fresh = Files.createTempDirectory(downloads, name);
                new Command(fresh).run("apt-get", "download", name + "=" + version);
                try (DirectoryStream<Path> files = Files.newDirectoryStream(fresh, "*.deb")) {
                    Files.move(files.iterator().next(), known);
                }
                Files.delete(fresh);
            }
            if (!sha256.equals(HexFormat.of().formatHex(digest(Files.readAllBytes(known))))) {
                Files.delete(known);
                throw new ImageException(name + " " + version + " is not the package that it was");
            }
            return known;
        } catch (IOException e) {
            throw new ImageException("cannot keep " + name, e);
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
