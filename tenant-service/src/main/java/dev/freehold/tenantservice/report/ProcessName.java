package dev.freehold.tenantservice.report;

import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A name for people, the pod's where there is one, and unique for each start. */
@Singleton
class ProcessName {
    private static final int LONGEST_HOST = 63;

    private final String value;

    ProcessName(@ConfigProperty(name = "HOSTNAME") Optional<String> host) {
        String name = host.filter(given -> !given.isBlank()).orElse("data-plane");
        this.value = name.substring(0, Math.min(name.length(), LONGEST_HOST)) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    @Override
    public String toString() {
        return value;
    }
}
