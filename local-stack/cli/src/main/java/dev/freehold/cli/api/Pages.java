package dev.freehold.cli.api;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;

import static java.util.Objects.requireNonNull;

/** Reads a list page by page. */
final class Pages {
    private static final int LARGEST_PAGE = 100;

    private final ControlPlane controlPlane;
    private final Endpoint endpoint;

    Pages(ControlPlane controlPlane, Endpoint endpoint) {
        this.controlPlane = requireNonNull(controlPlane);
        this.endpoint = requireNonNull(endpoint);
    }

    Listing first(int most) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        Optional<String> cursor = Optional.empty();
        do {
            JsonNode page = page(cursor, Math.min(LARGEST_PAGE, most - items.size()));
            page.path("items").forEach(items::add);
            cursor = next(page, cursor);
        } while (cursor.isPresent() && items.size() < most);
        return new Listing(
                items, cursor.<JsonNode>map(JsonNodeFactory.instance::textNode).orElse(NullNode.instance));
    }

    private JsonNode page(Optional<String> cursor, int size) {
        return controlPlane.get(endpoint.with("limit", Integer.toString(size)).with("cursor", cursor));
    }

    private static Optional<String> next(JsonNode page, Optional<String> present) {
        Optional<String> next = Optional.of(page.path("nextCursor").asText("")).filter(text -> !text.isEmpty());
        if (next.isPresent() && next.equals(present)) {
            throw new Unavailable("the list does not end: a page names itself as the next");
        }
        return next;
    }
}
