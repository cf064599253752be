package dev.freehold.stack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/** Java parts of a stack that an earlier run left behind, found by the mark in their command lines. */
public record Leftovers(Path stack) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    public Leftovers {
        requireNonNull(stack, "stack");
    }

    /** Their marks begin with the names of the parts. */
    public List<OwnedProcess> find() {
        Pattern mark =
                Pattern.compile(Pattern.quote(ChildProcess.MARK) + "(\\S+@" + Pattern.quote(stack.toString()) + ") ");
        return ProcessHandle.allProcesses()
                .flatMap(process -> mark.matcher(CommandLines.of(process))
                        .results()
                        .map(found -> new OwnedProcess(process.pid(), found.group(1))))
                .toList();
    }

    public static void stop(OwnedProcess process) {
        process.stop(PATIENCE, "TERM");
    }
}
