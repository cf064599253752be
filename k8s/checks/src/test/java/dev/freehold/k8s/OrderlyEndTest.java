package dev.freehold.k8s;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Kubernetes waits for longer than a process takes to end in good order. */
class OrderlyEndTest {
    private static final Map<String, String> PATIENCE = Map.of(
            "control-plane", "quarkus.shutdown.timeout",
            "tenant-service", "quarkus.shutdown.timeout",
            "provisioning-worker", "freehold.worker.shutdown-deadline");
    private static final int TO_SPARE = 10;

    @ParameterizedTest
    @ValueSource(strings = {"control", "region-eu-central", "region-eu-north", "kind"})
    void isNotKilledBeforeItHasEnded(String overlay) {
        List<Manifest> services = Kustomize.manifests(overlay).stream()
                .filter(each -> each.makesPods() && PATIENCE.containsKey(each.name()))
                .toList();

        assertThat(services).isNotEmpty().allSatisfy(each -> {
            int leaving = each.containers()
                    .mapToInt(container ->
                            container.at("/lifecycle/preStop/sleep/seconds").asInt())
                    .sum();
            assertThat(each.pod().at("/spec/terminationGracePeriodSeconds").asLong())
                    .isGreaterThanOrEqualTo(leaving + patience(overlay, each.name()) + TO_SPARE);
        });
    }

    /** Backups that are older than offboarding certificates say would keep what was said to be gone. */
    @Test
    void backupsEndWhenCertificatesSaySo() {
        String told = Settings.of("control", "control-plane").getProperty("freehold.backup-retention", "");
        List<Manifest> stores = List.of("region-eu-central", "region-eu-north").stream()
                .flatMap(overlay -> Kustomize.manifests(overlay).stream())
                .filter(each -> each.is("ObjectStore"))
                .toList();

        assertThat(stores)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.at("/spec/retentionPolicy").asText())
                        .isEqualTo(Duration.parse(told).toDays() + "d"));
    }

    private static long patience(String overlay, String service) {
        String name = PATIENCE.getOrDefault(service, "");
        Properties built =
                Repository.properties(Repository.text(service + "/src/main/resources/application.properties"));
        String value = Settings.of(overlay, service).getProperty(name, built.getProperty(name, ""));
        return Duration.parse("PT" + value).toSeconds();
    }
}
