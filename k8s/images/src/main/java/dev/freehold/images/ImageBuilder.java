package dev.freehold.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;

import static java.util.Objects.requireNonNull;

/**
 * Puts images together. All write to the same two places, {@code /tmp} and {@code /var/lib/freehold}, so the rest may be read-only.
 *
 * @param foundation what lies under the services
 * @param revision of the sources, for the label; {@code -dirty} at its end where they were changed since
 */
record ImageBuilder(Foundation foundation, String version, String revision, Path output) {
    private static final String STATE = "/var/lib/freehold";

    ImageBuilder {
        requireNonNull(foundation, "foundation");
        requireNonNull(version, "version");
        requireNonNull(revision, "revision");
        requireNonNull(output, "output");
    }

    /** On a Java runtime. */
    BuiltImage java(ServiceImage service) {
        Path packaged = service.packaged();
        if (!Files.exists(packaged.resolve("quarkus-run.jar"))) {
            throw new ImageException(service.name() + " is not built: there is no " + packaged);
        }
        JibContainerBuilder image = start(service)
                .addFileEntriesLayer(Layers.of("libraries", packaged.resolve("lib"), "/app/lib"))
                .addFileEntriesLayer(Layers.of("quarkus", packaged.resolve("quarkus"), "/app/quarkus"))
                .addFileEntriesLayer(Layers.of("service", packaged.resolve("app"), "/app/app"))
                .addFileEntriesLayer(
                        Layers.of("start", packaged.resolve("quarkus-run.jar"), "/app/quarkus-run.jar", false))
                .setEntrypoint(
                        foundation.java(),
                        "-XX:MaxRAMPercentage=70",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dquarkus.http.host=0.0.0.0",
                        "-jar",
                        "/app/quarkus-run.jar");
        return write(service, image);
    }

    /** Of an executable that needs no Java runtime. */
    BuiltImage executable(ServiceImage service, Path program) {
        String target = "/app/" + service.name();
        return write(
                service,
                start(service)
                        .addFileEntriesLayer(Layers.of("service", program, target, true))
                        .setEntrypoint(target, "-Dquarkus.http.host=0.0.0.0"));
    }

    private JibContainerBuilder start(ServiceImage service) {
        Path bill = service.billOfMaterials();
        if (!Files.exists(bill)) {
            throw new ImageException("nobody knows what is in " + service.name() + ": there is no " + bill);
        }
        return foundation
                .start()
                .addFileEntriesLayer(Layers.of("sbom", bill, "/app/sbom.json", false))
                .setFormat(ImageFormat.OCI)
                .setCreationTime(Layers.TIME)
                .setUser(Userland.USER)
                .setWorkingDirectory(AbsoluteUnixPath.get(STATE))
                .setVolumes(AbsoluteUnixPath.get(STATE), AbsoluteUnixPath.get("/tmp"))
                .setExposedPorts(Port.tcp(service.port()))
                .setEnvironment(Map.of("LANG", "C.UTF-8"))
                .setLabels(labels(service));
    }

    private Map<String, String> labels(ServiceImage service) {
        return Map.of(
                "org.opencontainers.image.title",
                "freehold/" + service.name(),
                "org.opencontainers.image.description",
                service.description(),
                "org.opencontainers.image.version",
                version,
                "org.opencontainers.image.revision",
                revision,
                "org.opencontainers.image.licenses",
                "Apache-2.0",
                "org.opencontainers.image.vendor",
                "Freehold");
    }

    private BuiltImage write(ServiceImage service, JibContainerBuilder image) {
        Path file = output.resolve(service.name() + ".tar");
        String reference = service.reference(version);
        try {
            Files.createDirectories(output);
            String digest = image.containerize(
                            Containerizer.to(TarImage.at(file).named(reference))
                                    .setToolName("freehold")
                                    .setApplicationLayersCache(output.resolve("cache"))
                                    .setBaseImageLayersCache(output.resolve("cache-base")))
                    .getDigest()
                    .toString();
            Files.write(output.resolve(service.name() + ".sbom.json"), Files.readAllBytes(service.billOfMaterials()));
            return new BuiltImage(reference, digest, file);
        } catch (IOException
                | InvalidImageReferenceException
                | RegistryException
                | CacheDirectoryCreationException
                | ExecutionException e) {
            throw new ImageException("cannot make " + reference + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageException("interrupted", e);
        }
    }

    /** @param digest of the image's manifest */
    record BuiltImage(String reference, String digest, Path file) {}

    /** Layers that several images share. */
    interface Foundation {
        JibContainerBuilder start();

        /** Where its Java is. */
        String java();

        /** From nothing but these folders; either may be missing in a test. */
        static Foundation of(List<Path> userland, List<Path> runtime) {
            return new Scratch(userland, runtime);
        }

        /** A base image with a Java runtime: {@code tar:FILE}, or a reference by digest where a registry can be reached. */
        static Foundation of(String base, String java) {
            return new Given(base, java);
        }
    }

    private record Scratch(List<Path> userland, List<Path> runtime) implements Foundation {
        @Override
        public JibContainerBuilder start() {
            JibContainerBuilder image = Jib.fromScratch();
            userland.forEach(folder -> image.addFileEntriesLayer(Layers.of("userland", folder, "/")));
            runtime.forEach(folder -> image.addFileEntriesLayer(Layers.of("java", folder, "/opt/java")));
            return image;
        }

        @Override
        public String java() {
            return "/opt/java/bin/java";
        }
    }

    private record Given(String base, String java) implements Foundation {
        @Override
        public JibContainerBuilder start() {
            try {
                return Jib.from(base.startsWith("tar:") ? "tar://" + base.substring(4) : base);
            } catch (InvalidImageReferenceException e) {
                throw new ImageException("no base image: " + base, e);
            }
        }
    }
}
