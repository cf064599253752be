package dev.freehold.systemtests;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import org.awaitility.Awaitility;

import static java.util.Objects.requireNonNull;

/**
 * The API server of a cluster without the cluster: fabric8's, which keeps and watches resources. It neither defaults nor validates, and
 * asks nobody who he is; that the definition of the resource is right is another test's matter.
 */
final class TestCluster implements AutoCloseable {
    static final String NAMESPACE = "tenants";

    private static final CustomResourceDefinitionContext TENANTS = new CustomResourceDefinitionContext.Builder()
            .withGroup("freehold.dev")
            .withVersion("v1")
            .withKind("Tenant")
            .withPlural("tenants")
            .withScope("Namespaced")
            .withStatusSubresource(true)
            .build();

    private final KubernetesMockServer server = new KubernetesMockServer(
            new Context(new ObjectMapper()),
            new MockWebServer(),
            new HashMap<>(),
            new KubernetesCrudDispatcher(),
            false);
    private final NamespacedKubernetesClient client;

    TestCluster() {
        Logger.getLogger(MockWebServer.class.getName()).setLevel(Level.WARNING);
        server.expectCustomResource(TENANTS);
        server.init();
        client = server.createClient();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getPort());
    }

    /** Applies what a person would have in a file. */
    void apply(String yaml) {
        tenants()
                .resource(client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class))
                .create();
    }

    void change(String name, String field, Object value) {
        tenants().withName(name).edit(resource -> {
            Map<String, Object> spec = new HashMap<>(resource.<Map<String, Object>>get("spec"));
            spec.put(field, value);
            resource.setAdditionalProperty("spec", spec);
            return resource;
        });
    }

    void delete(String name) {
        tenants().withName(name).delete();
    }

    Optional<GenericKubernetesResource> find(String name) {
        return Optional.ofNullable(tenants().withName(name).get());
    }

    /** One of the plain fields of its status. */
    String status(String name, String field) {
        return String.valueOf(find(name).orElseThrow().<Object>get("status", field));
    }

    /** What {@code kubectl get tenant -o yaml} would show of it. */
    String shown(String name) {
        return new KubernetesSerialization().asYaml(find(name).orElseThrow().<Object>get("status"));
    }

    /** Waits until the condition is that, and answers its message. */
    String await(String name, String type, String status, String reason) {
        return Awaitility.await(type + " of " + name + " is " + status + ", " + reason)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> message(name, type, status, reason), Optional::isPresent)
                .orElseThrow();
    }

    void awaitGone(String name) {
        Awaitility.await(name + " is gone")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> find(name).isEmpty());
    }

    private Optional<String> message(String name, String type, String status, String reason) {
        List<Map<String, Object>> conditions = find(name)
                .<List<Map<String, Object>>>map(resource -> resource.get("status", "conditions"))
                .orElse(List.of());
        return conditions.stream()
                .filter(condition -> type.equals(condition.get("type"))
                        && status.equals(condition.get("status"))
                        && reason.equals(condition.get("reason")))
                .map(condition -> (String) requireNonNull(condition.get("message")))
                .findFirst();
    }

    private NonNamespaceOperation<GenericKubernetesResource, ?, Resource<GenericKubernetesResource>> tenants() {
        return client.genericKubernetesResources(TENANTS).inNamespace(NAMESPACE);
    }

    @Override
    public void close() {
        client.close();
        server.destroy();
    }
}
