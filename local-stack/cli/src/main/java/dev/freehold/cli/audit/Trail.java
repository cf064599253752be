package dev.freehold.cli.audit;

import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

import dev.freehold.cli.api.Answer;
import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.contracts.audit.AuditLink;

/** The trail as the control plane tells it, over as many calls as it takes. */
record Trail(ControlPlane controlPlane) {
    void links(Consumer<AuditLink> reader) {
        each("chain", link -> reader.accept(Answer.read(link, AuditLink.class)));
    }

    /** Compact JWS. */
    void heads(Consumer<String> reader) {
        each("heads", head -> reader.accept(head.path("signed").asText("")));
    }

    /** A JWK set. */
    String keys() {
        return controlPlane.get(Endpoint.of("v1", "keys")).toString();
    }

    private void each(String what, Consumer<JsonNode> reader) {
        long last = 0;
        JsonNode page;
        do {
            page = controlPlane.get(Endpoint.of("v1", "audit", what).with("after", Long.toString(last)));
            page.forEach(reader);
            long furthest = page.path(page.size() - 1).path("number").asLong(last);
            if (furthest <= last) {
                return;
            }
            last = furthest;
        } while (!page.isEmpty());
    }
}
