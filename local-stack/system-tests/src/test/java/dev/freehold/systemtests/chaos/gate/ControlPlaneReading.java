package dev.freehold.systemtests.chaos.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads what workers say to the control plane of the commands they run. */
public record ControlPlaneReading() implements HttpGate.Reading {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LEASE = "/internal/v1/commands/lease";
    private static final Pattern REPORT = Pattern.compile("/internal/v1/commands/([^/]+)/(plan|progress|outcome)");

    @Override
    public Optional<Passage> request(String method, String path, byte[] body) {
        if (path.equals(LEASE)) {
            return Optional.of(new Passage.Asked());
        }
        Matcher report = REPORT.matcher(path);
        return report.matches() ? Optional.of(report(report.group(1), report.group(2), parse(body))) : Optional.empty();
    }

    @Override
    public Optional<Passage> answer(String path, int status, byte[] body) {
        if (!path.equals(LEASE) || status != 200) {
            return Optional.empty();
        }
        JsonNode lease = parse(body);
        return Optional.of(new Passage.Lent(
                lease.path("command").path("operation").asText(),
                lease.path("attempt").asInt(),
                lease.path("compensating").asBoolean()));
    }

    private static Passage report(String operation, String what, JsonNode body) {
        return switch (what) {
            case "plan" -> new Passage.Planned(operation, texts(body.path("steps")));
            case "progress" -> told(operation, body.path("steps"));
            default -> new Passage.Ended(operation, body.path("outcome").asText());
        };
    }

    /** A worker that waits for its reports tells one at a time, unless some could not be told before. */
    private static Passage.Told told(String operation, JsonNode steps) {
        JsonNode last = steps.path(steps.size() - 1);
        return new Passage.Told(
                operation, last.path("step").asText(), last.path("state").asText());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
