package dev.freehold.cli.api;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer and the state of the thing it shows.
 *
 * @param tag the entity tag, or {@code *} where the server gave none
 */
record Tagged(JsonNode body, String tag) {}
