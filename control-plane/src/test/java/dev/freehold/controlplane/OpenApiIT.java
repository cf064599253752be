package dev.freehold.controlplane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.freehold.controlplane.support.ControlDatabase;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class OpenApiIT {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Path COMMITTED = Path.of("openapi.yaml");
    private static final Path GENERATED = Path.of("target", "openapi", "openapi.yaml");

    @Test
    void hasAnExampleForEveryPublicRequestAndAnswer() throws IOException {
        List<String> without = new ArrayList<>();
        new YAMLMapper()
                .readTree(COMMITTED.toFile()).path("paths").properties().stream()
                        .filter(path -> path.getKey().startsWith("/v1/"))
                        .forEach(path -> path.getValue().properties().stream()
                                .filter(operation -> METHODS.contains(operation.getKey()))
                                .forEach(operation -> {
                                    String call = operation.getKey() + " " + path.getKey();
                                    JsonNode request = operation.getValue().path("requestBody");
                                    if (request.isObject() && lacks(request)) {
                                        without.add(call + " request");
                                    }
                                    operation.getValue().path("responses").properties().stream()
                                            .filter(answer -> answer.getKey().startsWith("2")
                                                    && !answer.getKey().equals("204")
                                                    && lacks(answer.getValue()))
                                            .forEach(answer -> without.add(call + " " + answer.getKey()));
                                }));
        assertThat(without).isEmpty();
    }

    private static boolean lacks(JsonNode message) {
        JsonNode content = message.path("content");
        return content.isEmpty()
                || content.properties().stream()
                        .anyMatch(media -> !media.getValue().has("example"));
    }

    @Test
    void describesWhatIsServed() throws IOException {
        assertThat(Files.readString(COMMITTED))
                .as("the API has changed; if that is meant, copy %s over %s", GENERATED, COMMITTED)
                .isEqualTo(Files.readString(GENERATED));
        given().accept("application/yaml").get("/q/openapi").then().statusCode(200);
    }
}
