package dev.freehold.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;

/** Folders of this machine as layers of an image: owned by root, written by nobody, of no particular time. */
final class Layers {
    /** What makes two builds of the same files the same. */
    static final Instant TIME = Instant.ofEpochSecond(1);

    private static final FilePermissions READABLE = FilePermissions.fromOctalString("444");
    private static final FilePermissions RUNNABLE = FilePermissions.fromOctalString("555");

    private Layers() {}

    /** Every file of the folder, in the order of their names. */
    static FileEntriesLayer of(String name, Path folder, String target) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String relative = folder.relativize(file).toString();
                layer.addEntry(
                        file, AbsoluteUnixPath.get(target).resolve(relative), permissions(file, relative), TIME, "0:0");
            }
            return layer.build();
        } catch (IOException e) {
            throw new ImageException("cannot read " + folder, e);
        }
    }

    static FileEntriesLayer of(String name, Path file, String target, boolean runnable) {
        return FileEntriesLayer.builder()
                .setName(name)
                .addEntry(file, AbsoluteUnixPath.get(target), runnable ? RUNNABLE : READABLE, TIME, "0:0")
                .build();
    }

    /** What a file is allowed on the building machine depends on who unpacked it there; what it is does not. */
    private static FilePermissions permissions(Path file, String relative) {
        boolean runs = List.of("java", "jspawnhelper", "jexec", "keytool", "jfr")
                        .contains(file.getFileName().toString())
                || relative.contains(".so");
        return runs ? RUNNABLE : READABLE;
    }
}
