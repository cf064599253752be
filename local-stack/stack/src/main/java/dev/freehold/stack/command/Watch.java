package dev.freehold.stack.command;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

import dev.freehold.stack.description.DescribedPart;
import dev.freehold.stack.description.StackFile;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.process.OwnedProcess;

import static java.util.Objects.requireNonNull;

/** Looks after the parts of a running stack and tells when one has gone that nobody stopped. */
record Watch(StateFolder folder, Terminal terminal) {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    Watch {
        requireNonNull(folder, "folder");
        requireNonNull(terminal, "terminal");
    }

    /** Returns when the stack is being stopped. */
    void until(BooleanSupplier ending) throws InterruptedException {
        Set<OwnedProcess> told = new HashSet<>();
        while (!ending.getAsBoolean()) {
            Thread.sleep(PAUSE);
            killed().stream()
                    .filter(_ -> !ending.getAsBoolean())
                    .filter(part -> part.process().map(told::add).orElse(false))
                    .forEach(this::tell);
        }
    }

    private List<DescribedPart> killed() {
        return StackFile.read(folder).map(StackFile::parts).orElse(List.of()).stream()
                .filter(part -> part.state() == DescribedPart.State.KILLED)
                .toList();
    }

    private void tell(DescribedPart part) {
        terminal.warn("! " + part.title() + " has ended unexpectedly; its log: " + part.log()
                + "\n  To start it again: ./freehold down, then ./freehold up (nothing is lost)");
    }
}
