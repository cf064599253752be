package dev.freehold.k8s;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class IngressTest {
    static List<Manifest> ingresses() {
        return Kustomize.overlays().stream()
                .flatMap(overlay -> Kustomize.manifests(overlay).stream())
                .filter(each -> each.is("Ingress"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ingresses")
    void leadsToWhatIsPublicAlone(Manifest ingress) {
        assertThat(ingress.at("/spec").has("defaultBackend")).isFalse();
        assertThat(Manifest.items(ingress.at("/spec/rules"))
                        .flatMap(rule -> Manifest.items(rule.at("/http/paths")))
                        .map(path -> path.path("path").asText() + " "
                                + path.path("pathType").asText()))
                .isNotEmpty()
                .allMatch(path ->
                        path.equals("/v1 Prefix") || path.equals("/.well-known/oauth-protected-resource Prefix"));
    }

    @ParameterizedTest
    @MethodSource("ingresses")
    void isEncrypted(Manifest ingress) {
        List<String> covered = Manifest.items(ingress.at("/spec/tls"))
                .flatMap(tls -> Manifest.items(tls.path("hosts")))
                .map(JsonNode::asText)
                .toList();

        assertThat(ingress.at("/metadata/annotations").has("cert-manager.io/cluster-issuer"))
                .isTrue();
        assertThat(Manifest.items(ingress.at("/spec/rules"))
                        .map(rule -> rule.path("host").asText()))
                .isNotEmpty()
                .allMatch(covered::contains);
    }
}
