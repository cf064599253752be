package dev.freehold.contracts.tenancy;

import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name a tenant is reached under, its subdomain: an RFC 1123 label of 1 to 40 lower-case ASCII characters that is no reserved
 * word. It may pass to another tenant one day; only {@link TenantId} is identity.
 */
public record TenantSlug(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");
    private static final Set<String> RESERVED = Set.of(
            "admin",
            "api",
            "app",
            "assets",
            "auth",
            "billing",
            "console",
            "control",
            "dashboard",
            "docs",
            "freehold",
            "ftp",
            "health",
            "help",
            "internal",
            "localhost",
            "login",
            "mail",
            "metrics",
            "ns",
            "ns1",
            "ns2",
            "root",
            "smtp",
            "sso",
            "static",
            "status",
            "support",
            "system",
            "test",
            "v1",
            "www");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TenantSlug {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a slug is 1 to 40 lower-case ASCII letters, digits and hyphens, and starts and ends with a letter or digit");
        }
        if (value.startsWith("xn--")) {
            throw new IllegalArgumentException(
                    "a slug may not be an internationalised (xn--) label: it could look like another tenant's");
        }
        if (RESERVED.contains(value)) {
            throw new IllegalArgumentException("the slug '" + value + "' is reserved for the platform; choose another");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
