package dev.freehold.systemtests;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;

/** The body of a {@code POST /v1/tenants}, valid until a test changes it. */
record TenantRequest(@JsonValue Map<String, Object> fields) {
    static TenantRequest of(String slug, String taxId) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("slug", slug);
        fields.put("legalName", slug + " Ltd");
        fields.put("taxId", taxId);
        fields.put("country", "DE");
        fields.put("contactName", "Ada Lovelace");
        fields.put("adminEmail", slug + "@example.org");
        fields.put("plan", "standard");
        fields.put("region", "local");
        fields.put("environment", "demo");
        return new TenantRequest(fields);
    }

    TenantRequest with(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new TenantRequest(changed);
    }
}
