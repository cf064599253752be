package dev.freehold.k8s;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class PodPolicyTest {
    static List<Manifest> workloads() {
        return Kustomize.overlays().stream()
                .flatMap(overlay -> Kustomize.manifests(overlay).stream())
                .filter(Manifest::makesPods)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void mayDoNothingThatItNeedNot(Manifest workload) {
        JsonNode pod = workload.pod().path("spec");

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.path("hostNetwork").asBoolean()
                        || pod.path("hostPID").asBoolean()
                        || pod.path("hostIPC").asBoolean())
                .isFalse();
        assertThat(Manifest.items(pod.path("volumes"))).noneMatch(volume -> volume.has("hostPath"));
        assertThat(workload.containers()).isNotEmpty().allSatisfy(container -> {
            JsonNode security = container.path("securityContext");
            assertThat(security.path("privileged").asBoolean()).isFalse();
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(Manifest.items(security.at("/capabilities/drop")).map(JsonNode::asText))
                    .contains("ALL");
            assertThat(security.at("/capabilities/add").isMissingNode()).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void hasNoTokenOfTheClusterUnlessItIsAnOperator(Manifest workload) {
        boolean operator = workload.name().contains("operator");

        assertThat(workload.pod().at("/spec/automountServiceAccountToken").asBoolean(true))
                .isEqualTo(operator);
        assertThat(workload.pod().at("/spec/serviceAccountName").asText())
                .isNotEmpty()
                .isNotEqualTo("default");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void takesNoSettingsFromTheNamesOfServices(Manifest workload) {
        assertThat(workload.pod().at("/spec/enableServiceLinks").asBoolean(true))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void namesTheVersionOfItsImage(Manifest workload) {
        assertThat(workload.containers())
                .allSatisfy(container -> assertThat(container.path("image").asText())
                        .matches("[a-z0-9./-]+(:[A-Za-z0-9._-]+|@sha256:[0-9a-f]{64})")
                        .doesNotEndWith(":latest"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void saysWhatItNeedsAndHasLimits(Manifest workload) {
        assertThat(workload.containers()).allSatisfy(container -> {
            for (String resource : List.of("cpu", "memory")) {
                assertThat(container.at("/resources/requests/" + resource).isMissingNode())
                        .as(resource)
                        .isFalse();
                assertThat(container.at("/resources/limits/" + resource).isMissingNode())
                        .as(resource)
                        .isFalse();
            }
            // Memory that is promised to two is nobody's.
            assertThat(container.at("/resources/limits/memory")).isEqualTo(container.at("/resources/requests/memory"));
        });
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void isAskedWhetherItLives(Manifest workload) {
        assertThat(workload.containers()).allSatisfy(container -> {
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
            assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
            assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
        });
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void seesNothingOfASecretOfPostgresqlButWhoVouchesForIt(Manifest workload) {
        assertThat(Manifest.items(workload.pod().at("/spec/volumes")))
                .filteredOn(volume -> volume.at("/secret/secretName").asText().endsWith("-ca"))
                .allSatisfy(volume -> assertThat(Manifest.items(volume.at("/secret/items"))
                                .map(item -> item.path("key").asText()))
                        .containsExactly("ca.crt"));
    }
}
