package dev.freehold.k8s;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/** Secrets are named here and kept elsewhere. */
class SecretPolicyTest {
    static List<String> overlays() {
        return Kustomize.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void noSecretIsWrittenDown(String overlay) {
        assertThat(Kustomize.manifests(overlay)).noneMatch(manifest -> manifest.is("Secret"));
        assertThat(Kustomize.rendered(overlay)).doesNotContain("PRIVATE KEY", "\"d\":", "stringData:");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void settingsTakeTheirSecretsFromTheEnvironment(String overlay) {
        assertThat(Settings.of(overlay))
                .allSatisfy((name, settings) -> assertThat(settings.stringPropertyNames())
                        .filteredOn(setting -> setting.matches(".*(password|secret|secret-access-key|access-key-id)"))
                        .allSatisfy(setting ->
                                assertThat(settings.getProperty(setting)).matches("\\$\\{[A-Z_]+}")));
    }

    /** On a laptop, k8s/README.md says how they are made. */
    @ParameterizedTest
    @ValueSource(strings = {"control", "control-standby", "operator", "region-eu-central", "region-eu-north"})
    void everySecretThatIsNamedComesFromSomewhere(String overlay) {
        List<Manifest> manifests = Kustomize.manifests(overlay);
        Set<String> made = Stream.concat(
                        manifests.stream()
                                .filter(each -> each.is("ExternalSecret"))
                                .map(each -> each.at("/spec/target/name").asText()),
                        Stream.concat(
                                manifests.stream()
                                        .filter(each -> each.is("Cluster"))
                                        .map(each -> each.name() + "-ca"),
                                manifests.stream()
                                        .filter(each -> each.is("Certificate"))
                                        .map(each -> each.at("/spec/secretName").asText())))
                .collect(toSet());

        assertThat(manifests.stream().flatMap(each -> named(each.tree())).toList())
                .isSubsetOf(made);
    }

    private static Stream<String> named(JsonNode tree) {
        Stream<String> here = Stream.of(
                        tree.at("/secretKeyRef/name"),
                        tree.at("/secret/secretName"),
                        tree.at("/passwordSecret/name"),
                        tree.at("/initdb/secret/name"),
                        tree.at("/recovery/secret/name"),
                        tree.at("/s3Credentials/accessKeyId/name"),
                        tree.at("/s3Credentials/secretAccessKey/name"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
        return Stream.concat(
                here, Manifest.items(tree).filter(JsonNode::isContainerNode).flatMap(SecretPolicyTest::named));
    }
}
