package dev.freehold.controlplane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.freehold.controlplane.support.ControlDatabase;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class OpenApiIT {
    private static final Path COMMITTED = Path.of("openapi.yaml");
    private static final Path GENERATED = Path.of("target", "openapi", "openapi.yaml");

    @Test
    void describesWhatIsServed() throws IOException {
        assertThat(Files.readString(COMMITTED))
                .as("the API has changed; if that is meant, copy %s over %s", GENERATED, COMMITTED)
                .isEqualTo(Files.readString(GENERATED));
        given().accept("application/yaml").get("/q/openapi").then().statusCode(200);
    }
}
