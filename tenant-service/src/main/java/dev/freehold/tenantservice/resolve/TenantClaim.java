package dev.freehold.tenantservice.resolve;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.json.JsonString;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.TenantId;

/**
 * Reads the tenant ids out of a token's claim: a text, a list of texts, or Keycloak's {@code organization} as a map whose values carry
 * {@code tenant_id} or {@code id}.
 */
final class TenantClaim {
    private TenantClaim() {}

    /** The tenants that the token's bearer may ask for; what is no tenant id names none. */
    static Set<TenantId> read(@Nullable Object claim) {
        Set<TenantId> tenants = new HashSet<>();
        texts(claim).forEach(text -> {
            try {
                tenants.add(TenantId.parse(text));
            } catch (IllegalArgumentException notATenant) {
                // a claim of another meaning under the same name: it allows nothing
            }
        });
        return tenants;
    }

    private static Stream<String> texts(@Nullable Object claim) {
        return switch (claim) {
            case null -> Stream.empty();
            case String text -> Stream.of(text);
            case JsonString text -> Stream.of(text.getString());
            case Collection<?> list -> list.stream().flatMap(TenantClaim::leaf);
            case Map<?, ?> organizations -> organizations.values().stream().flatMap(TenantClaim::organization);
            default -> Stream.empty();
        };
    }

    private static Stream<String> organization(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> organization)) {
            return Stream.empty();
        }
        Object own = organization.get("tenant_id");
        if (own instanceof Collection<?> several) {
            return several.stream().flatMap(TenantClaim::leaf);
        }
        return leaf(own == null ? organization.get("id") : own);
    }

    private static Stream<String> leaf(@Nullable Object value) {
        return value instanceof Collection<?> || value instanceof Map<?, ?> ? Stream.empty() : texts(value);
    }
}
