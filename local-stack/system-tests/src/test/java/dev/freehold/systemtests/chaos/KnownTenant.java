package dev.freehold.systemtests.chaos;

import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.freehold.stack.http.JsonHttp;

import static java.util.Objects.requireNonNull;

/** A tenant with one product that bears its slug, under an id that every one of them uses, and a member's token. */
record KnownTenant(String slug, String token) {
    private static final UUID SHARED_ID = UUID.fromString("0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5");
    static final String PATH = "/v1/products/" + SHARED_ID;

    KnownTenant {
        requireNonNull(slug, "slug");
        requireNonNull(token, "token");
    }

    void addProduct(JsonHttp dataPlane) {
        dataPlane
                .send(
                        "POST",
                        "/v1/products",
                        token,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("id", SHARED_ID.toString())
                                .put("sku", slug)
                                .put("name", slug)
                                .put("price", 1))
                .orThrow();
    }

    /** Whether this is its own product and nobody else's. */
    boolean owns(String product) {
        return product.contains("\"sku\":\"" + slug + "\"");
    }

    @Override
    public String toString() {
        return slug;
    }
}
