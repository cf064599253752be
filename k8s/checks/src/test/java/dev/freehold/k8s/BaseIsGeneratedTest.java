package dev.freehold.k8s;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

class BaseIsGeneratedTest {
    @ParameterizedTest
    @ValueSource(strings = {"control-plane", "provisioning-worker", "tenant-service"})
    void whatIsCommittedIsWhatTheBuildHasWritten(String service) {
        Path built = Repository.file(service + "/target/kubernetes/kubernetes.yml");

        assertThat(byKind(Repository.text("k8s/base/" + service + "/kubernetes.yml")))
                .as("copy it: cp " + service + "/target/kubernetes/kubernetes.yml k8s/base/" + service + "/")
                .isEqualTo(byKind(Repository.text(built)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"control-plane", "provisioning-worker", "tenant-service"})
    void tellsNothingOfTheMachineNorOfTheMoment(String service) {
        assertThat(Repository.text("k8s/base/" + service + "/kubernetes.yml"))
                .doesNotContain(
                        "timestamp", "commit-id", "vcs-uri", "docker.io/root/", System.getProperty("user.home"));
    }

    /** The order of objects and of fields is not the same each time. */
    private static Map<String, JsonNode> byKind(String text) {
        List<Manifest> manifests = Manifest.parse(text);
        return new TreeMap<>(manifests.stream()
                .map(Manifest::tree)
                .collect(toMap(tree -> new Manifest(tree).toString(), identity())));
    }
}
