package dev.freehold.k8s;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who may talk to whom, as NetworkPolicies say: allowed is what both ends allow, and an end that no policy selects allows all. */
record Network(List<Manifest> manifests) {
    /** A pod, or something like one: its namespace and the labels of both. */
    record Pod(String namespace, ObjectNode namespaceLabels, ObjectNode labels) {}

    Pod pod(String namespace, ObjectNode labels) {
        ObjectNode of = manifests.stream()
                .filter(each -> each.is("Namespace") && each.name().equals(namespace))
                .findFirst()
                .map(each -> (ObjectNode) each.at("/metadata/labels").deepCopy())
                .orElseGet(() -> Manifest.YAML.createObjectNode());
        of.put("kubernetes.io/metadata.name", namespace);
        return new Pod(namespace, of, labels);
    }

    boolean reaches(Pod from, Pod to, int port) {
        return allows(from, to, port, "Egress", "egress", "to") && allows(to, from, port, "Ingress", "ingress", "from");
    }

    private boolean allows(Pod self, Pod other, int port, String type, String rules, String peers) {
        List<Manifest> selecting = policiesOf(self, type).toList();
        return selecting.isEmpty()
                || selecting.stream()
                        .flatMap(policy -> Manifest.items(policy.at("/spec/" + rules)))
                        .anyMatch(rule -> hasPort(rule, port) && hasPeer(rule.path(peers), self, other));
    }

    private Stream<Manifest> policiesOf(Pod pod, String type) {
        return manifests.stream()
                .filter(each -> each.is("NetworkPolicy") && each.namespace().equals(pod.namespace()))
                .filter(each -> Manifest.items(each.at("/spec/policyTypes"))
                        .anyMatch(named -> named.asText().equals(type)))
                .filter(each -> selects(each.at("/spec/podSelector"), pod.labels()));
    }

    private static boolean hasPort(JsonNode rule, int port) {
        JsonNode ports = rule.path("ports");
        return ports.isMissingNode()
                || Manifest.items(ports).anyMatch(each -> each.path("port").asInt() == port);
    }

    /** Addresses are those of machines that are no pods of ours. */
    private static boolean hasPeer(JsonNode peers, Pod self, Pod other) {
        return peers.isMissingNode()
                || Manifest.items(peers)
                        .filter(peer -> !peer.has("ipBlock"))
                        .anyMatch(peer -> isPeer(peer, self, other));
    }

    private static boolean isPeer(JsonNode peer, Pod self, Pod other) {
        boolean namespace = peer.has("namespaceSelector")
                ? selects(peer.path("namespaceSelector"), other.namespaceLabels())
                : self.namespace().equals(other.namespace());
        return namespace && (!peer.has("podSelector") || selects(peer.path("podSelector"), other.labels()));
    }

    static boolean selects(JsonNode selector, JsonNode labels) {
        boolean labelled = selector.path("matchLabels").properties().stream()
                .allMatch(label -> labels.path(label.getKey()).equals(label.getValue()));
        return labelled
                && Manifest.items(selector.path("matchExpressions"))
                        .allMatch(
                                each -> isMet(each, labels.path(each.path("key").asText())));
    }

    private static boolean isMet(JsonNode expression, JsonNode label) {
        return switch (expression.path("operator").asText()) {
            case "Exists" -> !label.isMissingNode();
            case "DoesNotExist" -> label.isMissingNode();
            case "In" -> Manifest.items(expression.path("values")).anyMatch(label::equals);
            default -> throw new AssertionError("what does " + expression + " mean?");
        };
    }
}
