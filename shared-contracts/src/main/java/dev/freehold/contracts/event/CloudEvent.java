package dev.freehold.contracts.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A CloudEvent 1.0 in structured JSON.
 *
 * @param id the same however often it is delivered
 * @param subject id of the tenant, or of what else it is about
 * @param sequence grows from one event of a tenant to the next; a decimal number
 * @param data no personal data
 */
@JsonPropertyOrder({"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "sequence", "data"})
public record CloudEvent(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        String sequence,
        Map<String, Object> data) {
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    public static CloudEvent of(
            UUID id, String source, String type, UUID subject, Instant time, long number, Map<String, Object> data) {
        return new CloudEvent(
                "1.0",
                id,
                source,
                type,
                subject.toString(),
                time,
                "application/json",
                Long.toString(number),
                Map.copyOf(data));
    }
}
