package dev.freehold.contracts.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;

/** The JSON of internal messages: unknown fields are ignored, so that a process understands one of the version after its own. */
public final class ContractJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ContractJson() {}

    public static String write(Object message) {
        try {
            return MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot write a " + message.getClass().getSimpleName(), e);
        }
    }

    /** @throws RefusedException if the text is not a valid message of that type */
    public static <T> T read(String json, Class<T> type) {
        try {
            @Nullable T read = MAPPER.readValue(json, type);
            if (read == null) {
                throw new RefusedException("not a valid " + type.getSimpleName());
            }
            return read;
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new RefusedException("not a valid " + type.getSimpleName(), e);
        }
    }
}
