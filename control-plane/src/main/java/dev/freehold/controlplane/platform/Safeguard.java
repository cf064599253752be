package dev.freehold.controlplane.platform;

import jakarta.inject.Singleton;

import static java.util.Objects.requireNonNull;

/** Stops a start that would be dangerous, with a message that names the setting and what to do. */
@Singleton
public class Safeguard {
    private final DevelopmentMode mode;

    Safeguard(DevelopmentMode mode) {
        this.mode = requireNonNull(mode);
    }

    /**
     * Allows it on a developer's machine only.
     *
     * @param danger which setting is dangerous and why, as a sentence
     * @param remedy what to do about it, as a sentence
     * @throws IllegalStateException if it is so outside development
     */
    public void refuse(boolean dangerous, String danger, String remedy) {
        if (dangerous && !mode.development()) {
            throw new IllegalStateException(danger + " " + remedy
                    + " (freehold.development=true allows it on a developer's machine and nowhere else.)");
        }
    }

    /**
     * Allows it nowhere.
     *
     * @throws IllegalStateException if it is so
     */
    public void refuseAlways(boolean dangerous, String danger, String remedy) {
        if (dangerous) {
            throw new IllegalStateException(danger + " " + remedy);
        }
    }
}
