package dev.freehold.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.images.ImageBuilder.BuiltImage;
import dev.freehold.images.ImageBuilder.Foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Images of a small service that is no service, so that the test is fast. */
class ImageBuilderTest {
    @TempDir
    private Path folder;

    private Path module;

    @BeforeEach
    void packageSomething() throws IOException {
        module = packaged("one", Instant.parse("2026-11-21T08:00:00Z"), "rw-r--r--");
    }

    @Test
    void areTheSameWhenBuiltTwiceWhereverAndWhenever() throws IOException {
        Path elsewhere = packaged("another", Instant.parse("2027-01-01T00:00:00Z"), "rwxrwxrwx");

        BuiltImage first = builder("first").java(service(module));
        BuiltImage second = builder("second").java(service(elsewhere));

        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(Files.readAllBytes(second.file())).isEqualTo(Files.readAllBytes(first.file()));
    }

    @Test
    void areOthersWhenTheServiceIsAnother() throws IOException {
        String before = builder("first").java(service(module)).digest();
        Files.writeString(module.resolve("target/quarkus-app/app/service.jar"), "changed");

        assertThat(builder("second").java(service(module)).digest()).isNotEqualTo(before);
    }

    @Test
    void shareEveryLayerButThatOfWhatTheFrameworkGenerated() throws IOException {
        List<String> before =
                ImageArchive.of(builder("first").java(service(module)).file()).layers();
        Files.writeString(module.resolve("target/quarkus-app/quarkus/c.jar"), "generated again");
        List<String> after =
                ImageArchive.of(builder("second").java(service(module)).file()).layers();

        assertThat(after).hasSameSizeAs(before);
        assertThat(after.stream().filter(layer -> !before.contains(layer))).hasSize(1);
    }

    @Test
    void runAsNobodyAndNameTheTwoPlacesTheyWriteTo() throws IOException {
        JsonNode config = ImageArchive.of(builder("out").java(service(module)).file())
                .config()
                .path("config");

        assertThat(config.path("User").asText()).isEqualTo("10001:10001");
        assertThat(config.path("Volumes").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("/tmp", "/var/lib/freehold");
        assertThat(config.path("Entrypoint").path(0).asText()).isEqualTo("/opt/java/bin/java");
        assertThat(config.path("Labels")
                        .path("org.opencontainers.image.version")
                        .asText())
                .isEqualTo("1");
        assertThat(config.path("Labels")
                        .path("org.opencontainers.image.revision")
                        .asText())
                .isEqualTo("abc");
        assertThat(config.path("ExposedPorts").has("8081/tcp")).isTrue();
    }

    @Test
    void holdNothingThatItsUserCouldChange() throws IOException {
        List<TarArchiveEntry> entries =
                ImageArchive.of(builder("out").java(service(module)).file()).entries();

        assertThat(entries).extracting(TarArchiveEntry::getName).contains("app/quarkus-run.jar", "app/sbom.json");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.getLongUserId()).isZero();
            assertThat(entry.getMode() & 022).as(entry.getName()).isZero();
        });
    }

    @Test
    void bearTheListOfWhatIsInThem() throws IOException {
        builder("out").java(service(module));

        assertThat(folder.resolve("out/tenant-service.sbom.json")).hasContent("{\"bomFormat\":\"CycloneDX\"}");
    }

    @Test
    void areMadeOfAnExecutableWithoutJava() throws IOException {
        Path program = Files.writeString(folder.resolve("native"), "ELF");

        BuiltImage image = builder("out").executable(service(module), program);

        assertThat(image.reference()).isEqualTo("freehold/tenant-service:1");
        ImageArchive archive = ImageArchive.of(image.file());
        assertThat(archive.config().path("config").path("Entrypoint").path(0).asText())
                .isEqualTo("/app/tenant-service");
        assertThat(archive.entries())
                .filteredOn(entry -> "app/tenant-service".equals(entry.getName()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getMode() & 0777).isEqualTo(0555));
    }

    @Test
    void areRefusedOfWhatIsNotBuilt() {
        assertThatThrownBy(() -> builder("out").java(service(folder.resolve("nowhere"))))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("not built");
    }

    @Test
    void areRefusedWhereNobodyKnowsWhatIsInThem() throws IOException {
        Files.delete(module.resolve("target/bom.json"));

        assertThatThrownBy(() -> builder("out").java(service(module)))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("bom.json");
    }

    private ImageBuilder builder(String output) {
        return new ImageBuilder(Foundation.of(List.of(), List.of()), "1", "abc", folder.resolve(output));
    }

    private static ServiceImage service(Path module) {
        return new ServiceImage("tenant-service", "Serves", 8081, module);
    }

    private Path packaged(String name, Instant time, String permissions) throws IOException {
        Path root = folder.resolve(name);
        List<Path> files = new ArrayList<>();
        for (String file :
                List.of("lib/main/a.jar", "lib/main/b.jar", "quarkus/c.jar", "app/service.jar", "quarkus-run.jar")) {
            Path path = root.resolve("target/quarkus-app").resolve(file);
            Files.createDirectories(path.getParent());
            files.add(Files.writeString(path, file));
        }
        files.add(Files.writeString(root.resolve("target/bom.json"), "{\"bomFormat\":\"CycloneDX\"}"));
        for (Path file : files) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            Files.setLastModifiedTime(file, FileTime.from(time));
        }
        return root;
    }
}
