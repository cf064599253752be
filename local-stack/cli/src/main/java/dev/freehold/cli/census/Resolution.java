package dev.freehold.cli.census;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Endpoint;

/** Asks for one finding of a census to be put right. */
record Resolution(ControlPlane controlPlane, UUID census) {
    /** @param confirm the finding's subject typed again, where something is to be dropped */
    JsonNode of(int finding, @Nullable String confirm) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (confirm != null) {
            body.put("confirm", confirm);
        }
        return controlPlane.post(
                Endpoint.of("v1", "census", census.toString(), "findings", Integer.toString(finding), "resolve"), body);
    }
}
