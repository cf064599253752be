package dev.freehold.operator.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.fabric8.crdv2.generator.CRDGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The committed definition of the resource is what its Java types say. */
class DefinitionTest {
    private static final String FILE = "tenants.freehold.dev-v1.yml";
    private static final Path COMMITTED = Path.of("deploy", FILE);
    private static final Path FOLDER = Path.of("target/definition");

    @Test
    void isCommittedAsItIsGenerated() throws IOException {
        Files.createDirectories(FOLDER);
        new CRDGenerator()
                .inOutputDir(FOLDER.toFile())
                .forCRDVersions("v1")
                .customResourceClasses(Tenant.class)
                .generate();

        assertThat(COMMITTED)
                .as("after a wanted change: copy " + FOLDER.resolve(FILE) + " to deploy/")
                .hasContent(Files.readString(FOLDER.resolve(FILE)));
    }

    @Test
    void keepsWhatThePlatformCannotChange() throws IOException {
        assertThat(Files.readString(COMMITTED))
                .containsOnlyOnce("self.slug == oldSelf.slug")
                .containsOnlyOnce("self.region == oldSelf.region")
                .containsOnlyOnce("has(self.tier) == has(oldSelf.tier)")
                .containsOnlyOnce("has(self.archive) == has(oldSelf.archive)")
                .contains("status: {}")
                .contains("default: \"Retain\"");
    }
}
