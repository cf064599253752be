package dev.freehold.stack.process;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/** The process that runs a stack, known by its id and by the moment at which it began. */
public record Supervisor(long pid, Instant began) {
    public Supervisor {
        requireNonNull(began, "began");
    }

    public static Supervisor current() {
        ProcessHandle me = ProcessHandle.current();
        return new Supervisor(me.pid(), me.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Empty where the text is not that of {@link #text}. */
    static Optional<Supervisor> parse(String text) {
        try {
            int blank = text.indexOf(' ');
            return blank < 0
                    ? Optional.empty()
                    : Optional.of(new Supervisor(
                            Long.parseLong(text.substring(0, blank)), Instant.parse(text.substring(blank + 1))));
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    String text() {
        return pid + " " + began;
    }

    public boolean isRunning() {
        return handle().isPresent();
    }

    /** The process, unless it has ended; another one that got its id does not count. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        process.info().startInstant().orElse(Instant.EPOCH).equals(began));
    }
}
