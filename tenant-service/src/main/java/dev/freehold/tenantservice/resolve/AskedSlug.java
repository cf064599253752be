package dev.freehold.tenantservice.resolve;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which tenant the address of a request names.
 *
 * @param names every name given by host and header; none means that the token alone decides
 */
record AskedSlug(Set<String> names) {
    AskedSlug {
        names = Set.copyOf(names);
    }

    /**
     * @param host without its port; one that is not below the base domain (an address, a service's internal name) names no tenant
     * @param headers every value of X-Tenant
     */
    static AskedSlug of(@Nullable String host, List<String> headers, String baseDomain) {
        Set<String> names = new HashSet<>(headers);
        subdomain(host, baseDomain).ifPresent(names::add);
        return new AskedSlug(names);
    }

    /** Whether this names that tenant, or nobody. */
    boolean allows(String slug) {
        return names.isEmpty() || names.equals(Set.of(slug));
    }

    boolean namesNobody() {
        return names.isEmpty();
    }

    private static Optional<String> subdomain(@Nullable String host, String baseDomain) {
        if (host == null) {
            return Optional.empty();
        }
        String name = host.toLowerCase(Locale.ROOT);
        String absolute = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        String suffix = "." + baseDomain;
        return absolute.endsWith(suffix)
                ? Optional.of(absolute.substring(0, absolute.length() - suffix.length()))
                : Optional.empty();
    }
}
