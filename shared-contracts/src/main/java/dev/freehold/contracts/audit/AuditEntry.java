package dev.freehold.contracts.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.RefusedException;

/**
 * Who did what, to what, and from where.
 *
 * @param at to the microsecond
 * @param actor the name in the access token, or {@code control-plane} for what it did of its own accord
 * @param subject the tenant, operation or census it was done to
 * @param detail what is needed to understand it; where something changed, {@code before} and {@code after}
 * @param address of the client as the control plane saw it; absent where there was none
 */
public record AuditEntry(
        UUID id,
        Instant at,
        String actor,
        List<String> roles,
        String action,
        UUID subject,
        Map<String, Object> detail,
        @Nullable String address,
        @Nullable String traceId) {
    private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public AuditEntry {
        roles = List.copyOf(roles);
        // Not Map.copyOf: a value may be null.
        detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
    }

    /** JSON of one line with its keys in order and no white space: the text that is hashed. */
    String canonical() {
        try {
            return CANONICAL.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write audit entry " + id, e);
        }
    }

    /**
     * Reads a detail as it is read from a link, so that the two can be compared.
     *
     * @throws RefusedException if it is no JSON object
     */
    public static Map<String, Object> detail(String json) {
        try {
            return CANONICAL.readValue(json, DETAIL);
        } catch (JsonProcessingException e) {
            throw new RefusedException("not the detail of an audit entry", e);
        }
    }

    /** @throws RefusedException if the text is no entry */
    static AuditEntry parse(String canonical) {
        try {
            return CANONICAL.readValue(canonical, AuditEntry.class);
        } catch (JsonProcessingException e) {
            throw new RefusedException("not an audit entry", e);
        }
    }
}
