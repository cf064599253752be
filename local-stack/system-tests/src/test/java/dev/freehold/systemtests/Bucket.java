package dev.freehold.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.freehold.stack.LocalStack;
import dev.freehold.stack.objects.ObjectStoreOptions;

import static java.util.Objects.requireNonNull;

/** The region's bucket, whose objects are files, past everything that guards it. */
public record Bucket(LocalStack stack) {
    public Bucket {
        requireNonNull(stack, "stack");
    }

    public void put(String key) {
        Path file = file(key);
        try {
            Files.createDirectories(requireNonNull(file.getParent()));
            Files.writeString(file, "x");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String key) {
        return Files.exists(file(key));
    }

    void rename(String key, String next) {
        try {
            Files.move(file(key), file(next));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String key) {
        return stack.folder()
                .data("object-store")
                .resolve(ObjectStoreOptions.BUCKET)
                .resolve(key);
    }
}
