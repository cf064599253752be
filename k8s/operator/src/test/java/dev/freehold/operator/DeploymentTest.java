package dev.freehold.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the operator may do in the cluster, and as what it runs. */
class DeploymentTest {
    private final KubernetesSerialization yaml = new KubernetesSerialization();

    @Test
    void mayReadTenantsKeepTheirFinalizerAndWriteTheirStatusAndNothingElse() throws IOException {
        Role role = document("rbac.yaml", "kind: Role\n", Role.class);

        assertThat(role.getRules()).allSatisfy(rule -> {
            assertThat(rule.getApiGroups()).containsExactly("freehold.dev");
            assertThat(rule.getVerbs()).doesNotContain("*", "create", "delete", "deletecollection");
        });
        assertThat(role.getRules().stream().map(PolicyRule::getResources).flatMap(List::stream))
                .containsExactlyInAnyOrder("tenants", "tenants/status");
    }

    @Test
    void runsRestrictedAndAlone() throws IOException {
        Deployment deployment = document("deployment.yaml", "kind: Deployment\n", Deployment.class);
        var pod = deployment.getSpec().getTemplate().getSpec();
        var container = pod.getContainers().getFirst();

        assertThat(deployment.getSpec().getReplicas()).isEqualTo(1);
        assertThat(deployment.getSpec().getStrategy().getType()).isEqualTo("Recreate");
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getResources().getLimits()).containsKeys("memory");
        assertThat(container.getImage()).doesNotContain("latest");
        assertThat(container.getEnv())
                .filteredOn(variable -> variable.getName().contains("SECRET"))
                .allSatisfy(variable ->
                        assertThat(variable.getValueFrom().getSecretKeyRef()).isNotNull());
    }

    private <T> T document(String file, String kind, Class<T> type) throws IOException {
        return Arrays.stream(Files.readString(Path.of("deploy", file)).split("(?m)^---$", -1))
                .filter(document -> document.contains(kind))
                .findFirst()
                .map(document -> yaml.unmarshal(document, type))
                .orElseThrow();
    }
}
