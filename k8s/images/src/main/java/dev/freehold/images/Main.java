package dev.freehold.images;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.freehold.images.ImageBuilder.BuiltImage;
import dev.freehold.images.ImageBuilder.Foundation;

/** {@code freehold images}. */
@Command(
        name = "freehold images",
        description =
                "Makes a container image of each service, as a tar archive, without a daemon and without a registry.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Main implements Callable<Integer> {
    @Option(names = "--checkout", hidden = true, required = true)
    private Path checkout = Path.of("");

    @Option(names = "--version-label", hidden = true, required = true)
    private String version = "";

    @Option(names = "--revision", hidden = true, defaultValue = "unknown")
    private String revision = "unknown";

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where they are written; target/images of the source tree unless given")
    private @Nullable Path output;

    @Option(
            names = "--tenant-service",
            paramLabel = "PATH",
            description =
                    "A native executable of the tenant service, which then needs no Java; its JVM build unless given")
    private @Nullable Path tenantService;

    @Option(
            names = "--base",
            paramLabel = "IMAGE",
            description = {
                "A base image with Java 25 in it, as tar:FILE or as a reference by digest.",
                "Unless given: a runtime linked from this JDK, on the C library of Debian 12 (amd64, fetched by apt)"
            })
    private @Nullable String base;

    @Option(
            names = "--base-java",
            paramLabel = "PATH",
            defaultValue = "/opt/java/openjdk/bin/java",
            description = "Where Java is in that base image (${DEFAULT-VALUE})")
    private String baseJava = "";

    private final PrintStream out;

    private Main(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Main(System.out));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof ImageException)) {
                throw failure;
            }
            command.getErr().println("freehold: " + failure.getMessage());
            return 1;
        });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() {
        Path target = output == null ? checkout.resolve("target/images") : output;
        ImageBuilder jvm = new ImageBuilder(foundation(target.resolve("work"), true), version, revision, target);
        print(jvm.java(
                service("control-plane", "control-plane", "Knows every tenant and reads none of their data", 8080)));
        print(jvm.java(service(
                "provisioning-worker", "provisioning-worker", "Makes, moves and drops tenants' databases", 8082)));
        print(jvm.java(service("operator", "k8s/operator", "Makes tenants of Kubernetes resources", 8083)));
        ServiceImage tenants =
                service("tenant-service", "tenant-service", "Serves tenant data, each from its own database", 8081);
        if (tenantService == null) {
            print(jvm.java(tenants));
        } else if (Files.isExecutable(tenantService)) {
            Foundation small = foundation(target.resolve("work"), false);
            print(new ImageBuilder(small, version, revision, target).executable(tenants, tenantService));
        } else {
            throw new ImageException("--tenant-service wants the path of an executable file, not " + tenantService);
        }
        return 0;
    }

    private ServiceImage service(String name, String folder, String description, int port) {
        return new ServiceImage(name, description, port, checkout.resolve(folder));
    }

    private Foundation foundation(Path work, boolean java) {
        if (base != null) {
            return Foundation.of(base, baseJava);
        }
        return Foundation.of(
                List.of(new Userland(work).make()), java ? List.of(new JavaRuntime(work).make()) : List.of());
    }

    private void print(BuiltImage image) {
        out.println(image.reference() + "  " + image.digest() + "  " + image.file());
    }
}
