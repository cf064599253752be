package dev.freehold.worker.effect.objects;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/** A file an object. Keys with a slash at their end name folders, and only such are removed. */
public final class FolderObjects implements RegionObjects {
    private static final String UNFINISHED = ".upload-";

    private final Path folder;

    public FolderObjects(Path folder) {
        this.folder = requireNonNull(folder, "folder is null").toAbsolutePath().normalize();
    }

    @Override
    public Upload begin(String key) throws IOException {
        Path file = file(key);
        Path parent = requireNonNull(file.getParent(), "a file has a folder");
        Files.createDirectories(parent);
        return new FileUpload(parent.resolve(UNFINISHED + UUID.randomUUID()), file);
    }

    @Override
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(file(key));
    }

    @Override
    public long length(String key) throws IOException {
        Path file = file(key);
        return Files.isRegularFile(file) ? Files.size(file) : -1;
    }

    @Override
    public boolean anyUnder(String prefix) throws IOException {
        return under(prefix).stream().anyMatch(Files::isRegularFile);
    }

    @Override
    public void each(String prefix, Consumer<Seen> found) throws IOException {
        for (Path file : under(prefix)) {
            if (Files.isRegularFile(file)) {
                String key = folder.relativize(file).toString().replace(File.separatorChar, '/');
                boolean finished = !isUnfinished(file);
                found.accept(new Seen(key, finished, finished ? Files.size(file) : 0));
            }
        }
    }

    @Override
    public List<String> folders(String prefix) throws IOException {
        List<String> names = new ArrayList<>();
        Path root = file(prefix);
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(root, Files::isDirectory)) {
                for (Path each : all) {
                    String name = String.valueOf(each.getFileName());
                    if (anyUnder(prefix + name + "/")) {
                        names.add(name);
                    }
                }
            }
        }
        return names;
    }

    @Override
    public void remove(String key) throws IOException {
        Files.deleteIfExists(file(key));
    }

    @Override
    public void removeUnder(String prefix) throws IOException {
        for (Path each : under(prefix)) {
            Files.deleteIfExists(each);
        }
    }

    @Override
    public int abortUnder(String prefix) throws IOException {
        int aborted = 0;
        for (Path file : under(prefix)) {
            if (isUnfinished(file) && Files.deleteIfExists(file)) {
                aborted++;
            }
        }
        return aborted;
    }

    private static boolean isUnfinished(Path file) {
        return String.valueOf(file.getFileName()).startsWith(UNFINISHED);
    }

    /** What is deepest first. */
    private List<Path> under(String prefix) throws IOException {
        Path root = file(prefix);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw new IOException("walking " + prefix, e);
        }
    }

    private Path file(String key) throws IOException {
        Path file = folder.resolve(key).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new FileNotFoundException("no key of an object: " + key);
        }
        return file;
    }

    private static final class FileUpload extends Upload {
        private final Path begun;
        private final Path file;
        private final FileChannel channel;

        FileUpload(Path begun, Path file) throws IOException {
            this.begun = begun;
            this.file = file;
            this.channel = FileChannel.open(begun, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
            while (left.hasRemaining()) {
                int _ = channel.write(left);
            }
        }

        @Override
        public void complete() throws IOException {
            channel.force(true);
            channel.close();
            Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(begun);
        }
    }
}
