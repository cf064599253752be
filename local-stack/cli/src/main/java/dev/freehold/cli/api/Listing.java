package dev.freehold.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Items of one list.
 *
 * @param nextCursor where the rest begins, or JSON's null where there is none
 */
public record Listing(ArrayNode items, JsonNode nextCursor) {
    public boolean hasMore() {
        return !nextCursor.isNull();
    }

    public JsonNode asJson() {
        ObjectNode listing = JsonNodeFactory.instance.objectNode();
        listing.set("items", items);
        listing.set("nextCursor", nextCursor);
        return listing;
    }
}
