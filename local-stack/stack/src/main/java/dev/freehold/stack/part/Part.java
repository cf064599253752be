package dev.freehold.stack.part;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;

import static java.util.Objects.requireNonNull;

/**
 * A part as it is to be started.
 *
 * @param name for scripts
 * @param title for people
 * @param after the names of parts that must be ready before
 * @param launcher makes the process and need not wait until it serves
 */
public record Part(
        String name, String title, int port, String url, Path log, Set<String> after, Supplier<RunningPart> launcher) {
    public Part {
        requireNonNull(name, "name");
        requireNonNull(title, "title");
        requireNonNull(url, "url");
        requireNonNull(log, "log");
        after = Set.copyOf(after);
        requireNonNull(launcher, "launcher");
    }
}
