package dev.freehold.k8s;

import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A region has what is its own, and the control plane has nothing of any region but the names of its pools. */
class RegionIsolationTest {
    private static final List<String> REGIONS = List.of("eu-central", "eu-north");

    @ParameterizedTest
    @ValueSource(strings = {"eu-central", "eu-north"})
    void aRegionHasNothingOfAnother(String region) {
        List<String> others =
                REGIONS.stream().filter(each -> !each.equals(region)).toList();

        assertThat(Kustomize.rendered("region-" + region)).contains(region).doesNotContain(others);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-central", "eu-north"})
    void itsSecretsComeFromItsOwnStore(String region) {
        assertThat(Kustomize.manifests("region-" + region))
                .filteredOn(each -> each.is("ExternalSecret"))
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(each.at("/spec/secretStoreRef/name").asText()).isEqualTo("freehold-" + region);
                    assertThat(Manifest.items(each.at("/spec/data"))
                                    .map(data -> data.at("/remoteRef/key").asText()))
                            .allMatch(key -> key.startsWith("freehold-" + region + "/"));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-central", "eu-north"})
    void workersAndDataPlanesKnowThePoolsThatAreThereAndThatTheControlPlaneNames(String region) {
        List<String> servers = Kustomize.manifests("region-" + region).stream()
                .filter(each -> each.is("Cluster"))
                .map(Manifest::name)
                .toList();
        Properties control = Settings.of("control", "control-plane");
        List<String> named = control.stringPropertyNames().stream()
                .filter(each -> each.matches("freehold\\.pools\\..*\\.region")
                        && control.getProperty(each).equals(region))
                .map(each -> "pool-" + each.split("\"", -1)[1])
                .toList();

        assertThat(named).containsExactlyInAnyOrderElementsOf(servers);
        for (String service : List.of("provisioning-worker", "tenant-service")) {
            Properties settings = Settings.of("region-" + region, service);
            assertThat(settings.stringPropertyNames().stream()
                            .filter(each -> each.endsWith(".host"))
                            .map(settings::getProperty))
                    .containsExactlyInAnyOrderElementsOf(
                            servers.stream().map(each -> each + "-rw").toList());
        }
    }

    /** A client that two regions shared would be either region's process to the control plane, or manage either's people. */
    @Test
    void noIdentityClientOrRealmOfPeopleIsSharedByTwoRegions() {
        List<String> identities = REGIONS.stream()
                .flatMap(region -> Stream.of(
                        Settings.of("region-" + region, "provisioning-worker")
                                .getProperty("quarkus.oidc-client.client-id"),
                        Settings.of("region-" + region, "tenant-service").getProperty("quarkus.oidc-client.client-id"),
                        Settings.of("region-" + region, "provisioning-worker").getProperty("freehold.identity.realm")))
                .toList();

        assertThat(identities).doesNotHaveDuplicates().doesNotContain("freehold", (String) null);
        for (String region : REGIONS) {
            assertThat(Settings.of("region-" + region, "tenant-service").getProperty("freehold.token.issuer"))
                    .endsWith("/realms/"
                            + Settings.of("region-" + region, "provisioning-worker")
                                    .getProperty("freehold.identity.realm"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"region-eu-central", "region-eu-north", "kind"})
    void dataPlanesHaveNoCredentialOfAWorker(String overlay) {
        String dataPlane = Kustomize.manifests(overlay).stream()
                .filter(each -> each.makesPods() && each.name().equals("tenant-service"))
                .findFirst()
                .orElseThrow()
                .tree()
                .toString();

        assertThat(dataPlane)
                .contains("region-key")
                .doesNotContain("worker-key", "-worker\"", "identity-client", "authority-key");
        assertThat(Settings.of(overlay, "tenant-service").stringPropertyNames())
                .noneMatch(each -> each.endsWith(".password"));
    }

    @Test
    void theControlPlaneIsBlind() {
        String control = Kustomize.rendered("control").toLowerCase(Locale.ROOT);

        assertThat(control).doesNotContain("pool-eu", "region-key", "worker-key", "public-keys");
        assertThat(Settings.of("control", "control-plane").stringPropertyNames())
                .noneMatch(each -> each.matches("freehold\\.pools\\..*\\.(host|password|user|port)"));
    }
}
