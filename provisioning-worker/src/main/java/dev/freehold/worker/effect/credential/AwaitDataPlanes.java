package dev.freehold.worker.effect.credential;

import java.time.Duration;

import dev.freehold.worker.saga.Pause;
import dev.freehold.worker.saga.Step;

import static java.util.Objects.requireNonNull;

/** Waits until no process of the data plane uses the credential before, or has had time enough; how long is the control plane's to say. */
public final class AwaitDataPlanes implements Step {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Rotation rotation;
    private final Pause pause;

    public AwaitDataPlanes(Rotation rotation, Pause pause) {
        this.rotation = requireNonNull(rotation, "rotation is null");
        this.pause = requireNonNull(pause, "pause is null");
    }

    @Override
    public String name() {
        return "await_data_planes";
    }

    /** Processes come and go: it always looks again. */
    @Override
    public boolean detect() {
        return false;
    }

    @Override
    public void act() {
        // The pool is asked each time too: the wait ends where another attempt has taken over there.
        rotation.session().requireCurrent();
        while (!rotation.desk().awaitSettled().settled()) {
            pause.of(BETWEEN_LOOKS);
            rotation.session().requireCurrent();
        }
    }

    @Override
    public void verify() {}
}
