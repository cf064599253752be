package dev.freehold.k8s;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** All overlays at once, as if they shared a network that nothing else divides. */
class NetworkTest {
    private static final int POSTGRES = 5432;

    static List<String> overlays() {
        return Kustomize.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nobodyTalksToAnybodyUnlessItIsSaid(String overlay) {
        assertThat(Kustomize.manifests(overlay))
                .filteredOn(each -> each.is("NetworkPolicy") && each.name().equals("default-deny"))
                .singleElement()
                .satisfies(deny -> {
                    assertThat(deny.at("/spec/podSelector").isEmpty()).isTrue();
                    assertThat(deny.at("/spec/policyTypes")).hasSize(2);
                    assertThat(deny.at("/spec").has("ingress")
                                    || deny.at("/spec").has("egress"))
                            .isFalse();
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyWorkloadIsInANamespaceThatAdmitsNothingElse(String overlay) {
        assertThat(Kustomize.manifests(overlay))
                .filteredOn(each -> each.is("Namespace"))
                .singleElement()
                .satisfies(each -> assertThat(each.at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                                .asText())
                        .isEqualTo("restricted"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void onlyWorkersAndDataPlanesReachPoolsAndOnlyTheControlPlaneItsDatabase(String overlay) {
        Network network = network();
        for (Network.Pod database : databases(network, overlay)) {
            List<String> callers = callers(network)
                    .filter(each -> network.reaches(each, database, POSTGRES))
                    .map(NetworkTest::name)
                    .toList();
            String namespace = database.namespace();
            assertThat(callers)
                    .as(database.toString())
                    .containsExactlyInAnyOrderElementsOf(
                            database.labels()
                                            .path("freehold.dev/holds")
                                            .asText()
                                            .equals("tenants")
                                    ? List.of(namespace + " provisioning-worker", namespace + " tenant-service")
                                    : overlay.equals("control-standby")
                                            ? List.of("freehold-control control-plane")
                                            : List.of(namespace + " control-plane"));
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void databasesAreReachedByNothingElseNorReachTheServices(String overlay) {
        Network network = network();
        Network.Pod stranger = network.pod("default", Manifest.YAML.createObjectNode());
        Network.Pod ingress = network.pod("ingress", Manifest.YAML.createObjectNode());
        assertThat(databases(network, overlay)).allSatisfy(database -> {
            assertThat(network.reaches(stranger, database, POSTGRES)).isFalse();
            assertThat(network.reaches(ingress, database, POSTGRES)).isFalse();
            assertThat(callers(network).filter(each -> network.reaches(database, each, 8080)))
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theIngressReachesNoWorker(String overlay) {
        Network network = network();
        Network.Pod ingress = network.pod("ingress", Manifest.YAML.createObjectNode());

        assertThat(services(network, overlay).filter(each -> name(each).endsWith("provisioning-worker")))
                .noneMatch(each -> network.reaches(ingress, each, 8082));
    }

    @Test
    void theOperatorReachesTheControlPlaneAndNoOtherServiceAndNobodyReachesIt() {
        Network network = network();
        Network.Pod operator = services(network, "operator").findFirst().orElseThrow();
        Network.Pod ingress = network.pod("ingress", Manifest.YAML.createObjectNode());

        assertThat(callers(network).filter(each -> network.reaches(operator, each, 8080)))
                .extracting(NetworkTest::name)
                .as("a laptop's control plane is one, too")
                .containsExactlyInAnyOrder("freehold-control control-plane", "freehold control-plane");
        assertThat(Stream.concat(callers(network), Stream.of(ingress)))
                .noneMatch(each -> network.reaches(each, operator, 8083));
    }

    private static Network network() {
        return new Network(overlays().stream()
                .filter(overlay -> !overlay.equals("control-standby"))
                .flatMap(overlay -> Kustomize.manifests(overlay).stream())
                .toList());
    }

    private static List<Network.Pod> databases(Network network, String overlay) {
        return Kustomize.manifests(overlay).stream()
                .filter(each -> each.is("Cluster"))
                .map(each -> network.pod(each.namespace(), (ObjectNode) each.at("/spec/inheritedMetadata/labels")))
                .toList();
    }

    private static Stream<Network.Pod> callers(Network network) {
        return overlays().stream()
                .filter(overlay -> !overlay.equals("control-standby"))
                .flatMap(overlay -> services(network, overlay));
    }

    private static Stream<Network.Pod> services(Network network, String overlay) {
        return Kustomize.manifests(overlay).stream()
                .filter(Manifest::makesPods)
                .map(each ->
                        network.pod(each.namespace(), (ObjectNode) each.pod().at("/metadata/labels")));
    }

    private static String name(Network.Pod pod) {
        return pod.namespace() + " "
                + pod.labels().path("app.kubernetes.io/name").asText();
    }
}
