package dev.freehold.cli.connect;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.freehold.cli.shell.Shell;
import dev.freehold.cli.shell.UsageFailed;

import static java.util.Objects.requireNonNull;

/**
 * The stack that {@code freehold up} runs on this machine, as it describes itself in {@code .freehold/stack.json}:
 * {@code controlPlane.url}, {@code identity.tokenEndpoint} and {@code users.<name>.password} are read, the rest is passed over.
 */
final class LocalStack {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final JsonNode description;

    private LocalStack(Path file, JsonNode description) {
        this.file = requireNonNull(file);
        this.description = requireNonNull(description);
    }

    /** The stack whose folder is {@code FREEHOLD_HOME}, else the current one; empty if none is up. */
    static Optional<LocalStack> in(Shell shell) {
        Path home = shell.variable("FREEHOLD_HOME").map(Path::of).orElse(shell.folder());
        Path file = home.resolve(".freehold").resolve("stack.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LocalStack(file, JSON.readTree(file.toFile())))
                    .filter(LocalStack::isUp);
        } catch (IOException e) {
            throw new UsageFailed("cannot read " + file + ": remove it, or start the stack again with 'freehold up'");
        }
    }

    ServerUrl controlPlane() {
        return ServerUrl.parse(text("/controlPlane/url"), false);
    }

    URI tokenEndpoint() {
        return ServerUrl.parse(text("/identity/tokenEndpoint"), false).uri();
    }

    String passwordOf(String user) {
        JsonNode password = description.path("users").path(user).path("password");
        if (!password.isTextual()) {
            throw new UsageFailed("the local stack has no operator '" + user + "'");
        }
        return password.textValue();
    }

    private boolean isUp() {
        return !"stopped".equals(description.path("state").asText(""));
    }

    private String text(String pointer) {
        JsonNode value = description.at(pointer);
        if (!value.isTextual()) {
            throw new UsageFailed(file + " does not say " + pointer + "; start the stack again with 'freehold up'");
        }
        return value.textValue();
    }
}
