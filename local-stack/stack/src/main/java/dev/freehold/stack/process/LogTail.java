package dev.freehold.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static java.util.stream.Collectors.joining;

/** The last lines of a log, indented, for the message of a failure. */
final class LogTail {
    private LogTail() {}

    static String of(Path log, int lines) {
        try {
            List<String> all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return all.subList(Math.max(0, all.size() - lines), all.size()).stream()
                    .map(line -> "  | " + line)
                    .collect(joining(System.lineSeparator()));
        } catch (IOException e) {
            return "  | (no log)";
        }
    }
}
