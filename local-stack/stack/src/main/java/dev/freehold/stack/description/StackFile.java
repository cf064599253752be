package dev.freehold.stack.description;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.freehold.stack.folder.OwnerOnlyFile;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.process.PartFailedException;
import dev.freehold.stack.process.Supervisor;

import static java.util.Objects.requireNonNull;

/** The stack's description as it was read. */
public final class StackFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;

    private StackFile(JsonNode root) {
        this.root = requireNonNull(root, "root");
    }

    /** Empty if there never was a stack in this folder. */
    public static Optional<StackFile> read(StateFolder folder) {
        OwnerOnlyFile file = folder.stackFile();
        if (!file.exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StackFile(JSON.readTree(file.read())));
        } catch (IOException e) {
            throw new PartFailedException(file.path() + " is damaged; remove it and run ./freehold up", e);
        }
    }

    static void write(StateFolder folder, JsonNode root) {
        try {
            folder.stackFile().write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Notes that nothing runs any more, where the one who ran it could not do so itself. */
    public static void markStopped(StateFolder folder) {
        read(folder).ifPresent(stack -> {
            ObjectNode root = stack.root.deepCopy();
            root.put("state", "stopped").remove("up");
            root.path("parts").forEach(part -> ((ObjectNode) part).remove(List.of("pid", "mark")));
            write(folder, root);
        });
    }

    /** Notes the development passwords of tenants' members, by user name. */
    public static void putMembers(StateFolder folder, Map<String, String> passwords) {
        read(folder).ifPresent(stack -> {
            ObjectNode root = stack.root.deepCopy();
            ObjectNode members = root.putObject("members");
            passwords.forEach((name, password) -> members.putObject(name).put("password", password));
            write(folder, root);
        });
    }

    /** The process that runs the stack, if it does still. */
    public Optional<Supervisor> supervisor() {
        JsonNode up = root.path("up");
        if (!up.path("pid").isNumber()) {
            return Optional.empty();
        }
        Supervisor supervisor = new Supervisor(
                up.path("pid").asLong(), Instant.parse(up.path("began").asText()));
        return Optional.of(supervisor).filter(Supervisor::isRunning);
    }

    /** Whether all parts and demo tenants are there, and the one who runs it lives. */
    public boolean isRunning() {
        return "running".equals(root.path("state").asText()) && supervisor().isPresent();
    }

    public List<DescribedPart> parts() {
        return StreamSupport.stream(root.path("parts").spliterator(), false)
                .map(DescribedPart::of)
                .toList();
    }

    public URI controlPlane() {
        return uri("/controlPlane/url");
    }

    public URI identityServer() {
        return uri("/identity/url");
    }

    /** Whole, for {@code status --json} and for what has no accessor here. */
    public JsonNode json() {
        return root;
    }

    private URI uri(String pointer) {
        return URI.create(root.at(pointer).asText());
    }
}
