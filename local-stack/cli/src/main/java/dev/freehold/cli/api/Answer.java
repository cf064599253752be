package dev.freehold.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Looks into an answer. Fields this program does not know are passed over, since the server may be newer. */
public final class Answer {
    private static final ObjectMapper LENIENT = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Answer() {}

    /** @throws Unavailable if the answer has another shape */
    public static <T> T read(JsonNode answer, Class<T> type) {
        try {
            return LENIENT.treeToValue(answer, type);
        } catch (JsonProcessingException e) {
            throw new Unavailable("the answer is not of the form expected: " + e.getOriginalMessage());
        }
    }
}
