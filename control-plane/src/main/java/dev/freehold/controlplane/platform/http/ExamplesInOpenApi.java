package dev.freehold.controlplane.platform.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Gives every request and every answer of the public API an example, made of its schema and of words that mean something. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ExamplesInOpenApi implements OASFilter {
    private static final String REF = "#/components/schemas/";
    private static final int DEEP_ENOUGH = 8;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ExampleWords words = new ExampleWords();

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas =
                Optional.ofNullable(api.getComponents().getSchemas()).orElse(Map.of());
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/v1/")) {
                item.getOperations().values().forEach(operation -> addTo(operation, schemas));
            }
        });
    }

    private void addTo(Operation operation, Map<String, Schema> schemas) {
        if (operation.getRequestBody() != null) {
            addTo(operation.getRequestBody().getContent(), schemas);
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                addTo(response.getContent(), schemas);
            }
        });
    }

    private void addTo(@Nullable Content content, Map<String, Schema> schemas) {
        if (content != null) {
            content.getMediaTypes().values().stream()
                    .filter(media -> media.getSchema() != null && media.getExample() == null)
                    .forEach(media -> media.setExample(example("", "", media.getSchema(), schemas, 0)));
        }
    }

    private JsonNode example(String owner, String field, Schema schema, Map<String, Schema> schemas, int depth) {
        return words.of(owner, field)
                .map(ExampleWords.Word::value)
                .orElseGet(() -> made(owner, field, schema, schemas, depth));
    }

    private JsonNode made(String owner, String field, Schema schema, Map<String, Schema> schemas, int depth) {
        Schema referred =
                schema.getRef() == null ? null : schemas.get(schema.getRef().replace(REF, ""));
        if (referred != null && depth < DEEP_ENOUGH) {
            return made(schema.getRef().replace(REF, ""), field, referred, schemas, depth + 1);
        }
        if (schema.getEnumeration() != null && !schema.getEnumeration().isEmpty()) {
            return JSON.textNode(String.valueOf(schema.getEnumeration().getFirst()));
        }
        return switch (type(schema)) {
            case ARRAY -> JSON.arrayNode().add(example(owner, "", schema.getItems(), schemas, depth + 1));
            case OBJECT -> object(owner, schema, schemas, depth);
            case INTEGER, NUMBER -> JSON.numberNode(3);
            case BOOLEAN -> JSON.booleanNode(true);
            case STRING, NULL -> JSON.textNode(text(field, schema));
        };
    }

    private ObjectNode object(String owner, Schema schema, Map<String, Schema> schemas, int depth) {
        ObjectNode object = JSON.objectNode();
        Map<String, Schema> fields = Optional.ofNullable(schema.getProperties()).orElse(Map.of());
        fields.forEach((name, field) -> object.set(name, example(owner, name, field, schemas, depth + 1)));
        if (schema.getAdditionalPropertiesSchema() != null) {
            object.set("local-a", example(owner, "", schema.getAdditionalPropertiesSchema(), schemas, depth + 1));
        }
        return object;
    }

    private static Schema.SchemaType type(Schema schema) {
        return Optional.ofNullable(schema.getType()).orElse(List.of()).stream()
                .filter(type -> type != Schema.SchemaType.NULL)
                .findFirst()
                .orElse(Schema.SchemaType.STRING);
    }

    private static String text(String field, Schema schema) {
        return switch (String.valueOf(schema.getFormat())) {
            case "uuid" -> "01a1fca8-80e3-7fe0-9407-cbc7e2fd639b";
            case "date-time" -> "2026-11-21T08:00:00Z";
            default -> field.isEmpty() ? "local-a" : field;
        };
    }
}
