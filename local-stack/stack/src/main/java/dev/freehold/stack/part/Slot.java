package dev.freehold.stack.part;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import dev.freehold.stack.process.OwnedProcess;
import dev.freehold.stack.process.PartFailedException;

import static java.util.Objects.requireNonNull;

/** A part's place in the stack, with its process while there is one. */
final class Slot {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Part part;
    private @Nullable RunningPart running;

    Slot(Part part) {
        this.part = requireNonNull(part, "part");
    }

    Part part() {
        return part;
    }

    /**
     * Launches it, and says what is to be waited for.
     *
     * @param refused asked when no stop of this part can come between any more
     */
    synchronized RunningPart launch(BooleanSupplier refused) {
        if (refused.getAsBoolean()) {
            throw new PartFailedException("Stopped before " + part.title() + " was started");
        }
        RunningPart now = running;
        if (now != null && now.process().isRunning()) {
            throw new PartFailedException(part.title() + " is running already");
        }
        RunningPart launched = part.launcher().get();
        running = launched;
        return launched;
    }

    synchronized void stop() {
        RunningPart now = running;
        if (now != null) {
            now.stop();
            running = null;
        }
    }

    /**
     * As the system or a careless person would do it; it stays known as killed until it is started again. Returns when
     * its ports are free too, which they are not yet while it only looks dead.
     */
    void kill() {
        process().ifPresent(process -> {
            process.signal("KILL");
            if (!process.idIsFreeWithin(PATIENCE) && process.isRunning()) {
                throw new PartFailedException(part.title() + " survived a kill");
            }
        });
    }

    synchronized Optional<OwnedProcess> process() {
        return Optional.ofNullable(running).map(RunningPart::process);
    }
}
