package dev.freehold.tenantservice.platform;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses, at start, what is fit for a developer's machine only. */
@Singleton
public class Safeguard {
    private final boolean development;

    Safeguard(@ConfigProperty(name = "freehold.development", defaultValue = "false") boolean development) {
        this.development = development;
    }

    /**
     * @param danger which setting is dangerous and why, as a sentence
     * @param remedy what to do about it, as a sentence
     * @throws IllegalStateException if it holds outside development
     */
    public void refuse(boolean dangerous, String danger, String remedy) {
        if (dangerous && !development) {
            throw new IllegalStateException(danger + " " + remedy
                    + " (freehold.development=true allows it on a developer's machine and nowhere else.)");
        }
    }
}
