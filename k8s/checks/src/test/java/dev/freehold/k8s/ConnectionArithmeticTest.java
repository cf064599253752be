package dev.freehold.k8s;

import java.util.List;
import java.util.Properties;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** As many data planes as may run, with what each may hold when nobody can be asked, fit into every pool beside the workers. */
class ConnectionArithmeticTest {
    /** superuser_reserved_connections of PostgreSQL. */
    private static final int SUPERUSERS = 3;

    @ParameterizedTest
    @CsvSource({"region-eu-central, control", "region-eu-north, control", "kind, kind"})
    void allProcessesFitIntoEveryPool(String overlay, String control) {
        Properties controlPlane = Settings.of(control, "control-plane");
        Properties dataPlane = Settings.of(overlay, "tenant-service");
        int most = most(overlay);
        int floor = Settings.number(dataPlane, "freehold.connections.floor");
        int reserve = Settings.number(controlPlane, "freehold.connections.worker-reserve");

        assertThat(floor).isEqualTo(Settings.number(controlPlane, "freehold.connections.floor"));
        assertThat(most).isLessThanOrEqualTo(Settings.number(controlPlane, "freehold.connections.max-processes"));
        assertThat(pools(overlay)).isNotEmpty().allSatisfy(pool -> {
            int accepts = pool.at("/spec/postgresql/parameters/max_connections").asInt();
            int processes = Settings.number(controlPlane, "freehold.connections.max-processes");
            assertThat(processes * floor).as(pool.toString()).isLessThanOrEqualTo(accepts - SUPERUSERS - reserve);
        });
    }

    private static int most(String overlay) {
        List<JsonNode> scaled = Kustomize.manifests(overlay).stream()
                .filter(each -> each.is("HorizontalPodAutoscaler"))
                .map(each -> each.at("/spec"))
                .toList();
        assertThat(scaled)
                .singleElement()
                .satisfies(spec -> assertThat(spec.at("/scaleTargetRef/kind").asText())
                        // It takes one away before it adds another; a Deployment would for a moment run more than there
                        // may be.
                        .isEqualTo("StatefulSet"));
        return scaled.getFirst().path("maxReplicas").asInt();
    }

    private static List<Manifest> pools(String overlay) {
        return Kustomize.manifests(overlay).stream()
                .filter(each -> each.is("Cluster")
                        && each.at("/spec/inheritedMetadata/labels/freehold.dev~1holds")
                                .asText()
                                .equals("tenants"))
                .toList();
    }
}
