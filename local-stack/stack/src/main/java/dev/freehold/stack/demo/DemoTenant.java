package dev.freehold.stack.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static java.util.Objects.requireNonNull;

/** A tenant that nobody would take for a real one. */
record DemoTenant(String slug, String legalName, String taxId, String contactName, String adminEmail) {
    DemoTenant {
        requireNonNull(slug, "slug");
        requireNonNull(legalName, "legalName");
        requireNonNull(taxId, "taxId");
        requireNonNull(contactName, "contactName");
        requireNonNull(adminEmail, "adminEmail");
    }

    ObjectNode request() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("slug", slug)
                .put("legalName", legalName)
                .put("taxId", taxId)
                .put("country", "DE")
                .put("contactName", contactName)
                .put("adminEmail", adminEmail)
                .put("plan", "standard")
                .put("region", "local")
                .put("environment", "demo");
    }
}
