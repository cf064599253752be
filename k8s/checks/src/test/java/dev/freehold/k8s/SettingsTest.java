package dev.freehold.k8s;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)}");
    private static final Pattern FILE = Pattern.compile("/(?:etc|var/lib)/freehold[a-z/.-]*");

    /** Without a default, as the application.properties of each service says; pools and the object store are looked at below. */
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "control-plane",
                    List.of(
                            "quarkus.datasource.jdbc.url",
                            "quarkus.datasource.password",
                            "quarkus.flyway.password",
                            "quarkus.oidc.auth-server-url",
                            "freehold.authority-key-file"),
            "provisioning-worker",
                    List.of(
                            "freehold.region",
                            "freehold.worker.control-plane-url",
                            "freehold.seal.worker-key-file",
                            "freehold.seal.region-public-key-file",
                            "freehold.archive.region-key-file",
                            "freehold.identity.url",
                            "freehold.identity.client-secret",
                            "quarkus.oidc-client.auth-server-url",
                            "quarkus.oidc-client.client-id",
                            "quarkus.oidc-client.credentials.secret"),
            "tenant-service",
                    List.of(
                            "freehold.region",
                            "freehold.control-plane.url",
                            "freehold.base-domain",
                            "freehold.state-dir",
                            "freehold.seal.region-key-file",
                            "freehold.seal.worker-public-key-file",
                            "freehold.authority.public-key-file",
                            "quarkus.oidc-client.auth-server-url",
                            "quarkus.oidc-client.client-id",
                            "quarkus.oidc-client.credentials.secret"));

    static List<Manifest> services() {
        return overlays().stream()
                .flatMap(overlay -> Kustomize.manifests(overlay).stream())
                .filter(manifest -> manifest.makesPods() && REQUIRED.containsKey(manifest.name()))
                .toList();
    }

    static List<String> overlays() {
        return Kustomize.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nothingThatIsRequiredIsMissing(String overlay) {
        assertThat(Settings.of(overlay))
                .allSatisfy((service, settings) -> assertThat(settings.stringPropertyNames())
                        .as(service)
                        .containsAll(REQUIRED.getOrDefault(service, List.of())));
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyVariableAndEveryFileThatSettingsNameIsThere(Manifest service) {
        String settings = String.join("\n", values(settingsOf(service)));
        List<String> variables = service.containers()
                .flatMap(container -> Manifest.items(container.path("env")))
                .map(variable -> variable.path("name").asText())
                .toList();
        List<String> mounts = service.containers()
                .flatMap(container -> Manifest.items(container.path("volumeMounts")))
                .map(mount -> mount.path("mountPath").asText())
                .toList();

        assertThat(VARIABLE.matcher(settings)
                        .results()
                        .map(found -> found.group(1))
                        .toList())
                .isNotEmpty()
                .isSubsetOf(variables);
        assertThat(FILE.matcher(settings).results().map(MatchResult::group).toList())
                .isNotEmpty()
                .allMatch(
                        file -> mounts.stream().anyMatch(mount -> file.startsWith(mount + "/") || file.equals(mount)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"control", "region-eu-central", "region-eu-north"})
    void productionIsNotADevelopersMachine(String overlay) {
        assertThat(Settings.of(overlay)).isNotEmpty().allSatisfy((service, settings) -> {
            assertThat(settings.getProperty("freehold.development")).isEqualTo("false");
            assertThat(settings.stringPropertyNames())
                    .filteredOn(setting -> setting.endsWith(".ssl-mode"))
                    .allSatisfy(
                            setting -> assertThat(settings.getProperty(setting)).isEqualTo("verify-full"));
            assertThat(settings.getProperty("freehold.objects.bucket", settings.getProperty("freehold.audit.bucket")))
                    .isNotBlank();
        });
    }

    private static Properties settingsOf(Manifest service) {
        String overlay = overlays().stream()
                .filter(each -> Kustomize.manifests(each).contains(service))
                .findFirst()
                .orElseThrow();
        return Settings.of(overlay, service.name());
    }

    private static List<String> values(Properties settings) {
        return settings.stringPropertyNames().stream()
                .map(settings::getProperty)
                .toList();
    }
}
