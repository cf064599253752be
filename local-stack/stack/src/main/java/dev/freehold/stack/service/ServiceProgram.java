package dev.freehold.stack.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.freehold.stack.process.PartFailedException;

/** Runs an executable in place of a service's packaged folder, such as the native image that another machine has compiled. */
final class ServiceProgram {
    private ServiceProgram() {}

    /** What the environment names for that service, for instance with {@code FREEHOLD_TENANT_SERVICE}. */
    static Optional<Path> of(String service) {
        return of(service, System.getenv());
    }

    /** @throws PartFailedException if it names something that cannot be run */
    static Optional<Path> of(String service, Map<String, String> environment) {
        String name = "FREEHOLD_" + service.toUpperCase(Locale.ROOT).replace('-', '_');
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            return Optional.empty();
        }
        Path program = Path.of(value).toAbsolutePath();
        if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
            throw new PartFailedException(name + " names no executable file: " + program);
        }
        return Optional.of(program);
    }
}
