package dev.freehold.operator.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The committed definition of the resource is what the build generates from its Java types. */
class DefinitionIT {
    @Test
    void isCommittedAsItIsGenerated() throws IOException {
        assertThat(Path.of("deploy/tenants.freehold.dev-v1.yml"))
                .as("after a wanted change: copy target/kubernetes/tenants.freehold.dev-v1.yml to deploy/")
                .hasContent(Files.readString(Path.of("target/kubernetes/tenants.freehold.dev-v1.yml")));
    }

    @Test
    void keepsWhatThePlatformCannotChange() throws IOException {
        String definition = Files.readString(Path.of("deploy/tenants.freehold.dev-v1.yml"));

        assertThat(definition)
                .containsOnlyOnce("self.slug == oldSelf.slug")
                .containsOnlyOnce("self.region == oldSelf.region")
                .containsOnlyOnce("|| self.tier == oldSelf.tier")
                .containsOnlyOnce("|| self.archive == oldSelf.archive")
                .contains("status: {}")
                .contains("default: \"Retain\"");
    }
}
