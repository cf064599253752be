package dev.freehold.images;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * What lies under a JVM or a native executable where no base image is given: the C library, zlib, and the names of one user. No shell,
 * no package manager.
 */
record Userland(Path workFolder) {
    static final String USER = "10001:10001";

    private static final List<DebianPackage> PACKAGES = List.of(
            new DebianPackage(
                    "libc6", "2.36-9+deb12u14", "ba4f88f73dbc3ae9055f3c20f4523bfdbaf1ad13ff95e258924f77d20b4fbedf"),
            new DebianPackage(
                    "zlib1g", "1:1.2.13.dfsg-1", "d7dd1d1411fedf27f5e27650a6eff20ef294077b568f4c8c5e51466dc7c08ce4"));

    private static final String LIBRARIES = "lib/x86_64-linux-gnu";
    private static final String LOADER = "ld-linux-x86-64.so.2";
    private static final List<String> NEEDED = List.of(
            LOADER,
            "libc.so.6",
            "libdl.so.2",
            "libm.so.6",
            "libnss_dns.so.2",
            "libnss_files.so.2",
            "libpthread.so.0",
            "libresolv.so.2",
            "librt.so.1",
            "libz.so.1");

    /** A folder with all of it, as it is to lie in the image. */
    Path make() {
        Path unpacked = workFolder.resolve("debian");
        Path root = workFolder.resolve("userland");
        try {
            deleteAll(unpacked);
            deleteAll(root);
            Path downloads = Files.createDirectories(workFolder.resolve("packages"));
            Files.createDirectories(unpacked);
            PACKAGES.forEach(each -> each.unpack(downloads, unpacked));
            Path libraries = Files.createDirectories(root.resolve(LIBRARIES));
            for (String library : NEEDED) {
                Files.copy(unpacked.resolve(LIBRARIES).resolve(library), libraries.resolve(library));
            }
            Files.createDirectories(root.resolve("lib64"));
            Files.copy(libraries.resolve(LOADER), root.resolve("lib64").resolve(LOADER));
            names(root);
            return root;
        } catch (IOException e) {
            throw new ImageException("cannot put together what lies under the service", e);
        }
    }

    private static void names(Path root) throws IOException {
        Path etc = Files.createDirectories(root.resolve("etc"));
        Files.writeString(etc.resolve("passwd"), "freehold:x:10001:10001::/var/lib/freehold:/nonexistent\n");
        Files.writeString(etc.resolve("group"), "freehold:x:10001:\n");
        Files.writeString(etc.resolve("nsswitch.conf"), "passwd: files\ngroup: files\nhosts: files dns\n");
    }

    static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path visited, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
