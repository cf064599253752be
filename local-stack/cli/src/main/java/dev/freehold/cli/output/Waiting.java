package dev.freehold.cli.output;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer that something is not done before another person has approved it. */
public final class Waiting {
    private Waiting() {}

    public static boolean is(JsonNode answer) {
        return answer.has("requestSha256");
    }

    public static List<String> lines(JsonNode approval) {
        return Stream.concat(
                        Fields.lines(approval).stream(),
                        Stream.of("It waits for another person: 'freehold approval approve "
                                + PlainText.line(approval.path("id").asText("")) + "'."))
                .toList();
    }
}
