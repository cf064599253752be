package dev.freehold.k8s;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/** The kustomize that comes with kubectl: on the PATH, or where k8s/checks/fetch-kubectl has put it. */
final class Kustomize {
    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

    private Kustomize() {}

    static List<String> overlays() {
        return Repository.names("k8s/overlays");
    }

    /** What is applied; the test that asks is skipped, loudly, where nobody can tell. */
    static List<Manifest> manifests(String overlay) {
        return Manifest.parse(rendered(overlay));
    }

    static String rendered(String overlay) {
        Path kubectl = kubectl().orElse(null);
        if (kubectl == null) {
            System.err.println("SKIPPED: no kubectl here, so k8s/overlays/" + overlay
                    + " is not rendered and nothing of it is checked. k8s/checks/fetch-kubectl brings one.");
        }
        Assumptions.assumeTrue(kubectl != null, "kubectl is not there");
        return RENDERED.computeIfAbsent(overlay, each -> run(kubectl, each));
    }

    private static Optional<Path> kubectl() {
        Stream<Path> fetched = Stream.of(Repository.file("k8s/checks/target/tools/kubectl"));
        Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "kubectl"));
        return Stream.concat(fetched, onPath).filter(Files::isExecutable).findFirst();
    }

    private static String run(Path kubectl, String overlay) {
        Path folder = Repository.file("k8s/overlays/" + overlay);
        try {
            Process process = new ProcessBuilder(kubectl.toString(), "kustomize", folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("kubectl kustomize k8s/overlays/" + overlay + " failed; see above");
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
