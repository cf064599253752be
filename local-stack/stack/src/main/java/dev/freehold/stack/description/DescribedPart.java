package dev.freehold.stack.description;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.freehold.stack.process.OwnedProcess;

import static java.util.Objects.requireNonNull;

/** A part as an earlier moment wrote it down. */
public record DescribedPart(
        String name, String title, int port, String url, String log, Optional<OwnedProcess> process) {
    /** What has become of a part. */
    public enum State {
        RUNNING,
        /** It was stopped in order, or never started. */
        STOPPED,
        /** Its process has gone, and nobody of us stopped it. */
        KILLED
    }

    public DescribedPart {
        requireNonNull(name, "name");
        requireNonNull(title, "title");
        requireNonNull(url, "url");
        requireNonNull(log, "log");
        requireNonNull(process, "process");
    }

    static DescribedPart of(JsonNode node) {
        return new DescribedPart(
                node.path("name").asText(),
                node.path("title").asText(),
                node.path("port").asInt(),
                node.path("url").asText(),
                node.path("log").asText(),
                processOf(node));
    }

    public State state() {
        return process.map(running -> running.isRunning() ? State.RUNNING : State.KILLED)
                .orElse(State.STOPPED);
    }

    private static Optional<OwnedProcess> processOf(JsonNode node) {
        long pid = node.path("pid").asLong();
        String mark = node.path("mark").asText();
        return pid > 1 && !mark.isBlank() ? Optional.of(new OwnedProcess(pid, mark)) : Optional.empty();
    }
}
