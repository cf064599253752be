package dev.freehold.tenantservice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The committed API description is what the build generates, so that a change of the API shows in the diff. */
class OpenApiIT {
    @Test
    void isCommittedAsItIs() throws IOException {
        assertThat(Path.of("openapi.yaml"))
                .as("after a wanted change: copy target/openapi/openapi.yaml over openapi.yaml")
                .hasContent(Files.readString(Path.of("target/openapi/openapi.yaml")));
    }
}
