package dev.freehold.controlplane.tenant;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.FieldErrors;

/**
 * Which tenants a list is to show; what is absent does not restrict.
 *
 * @param over limit of its plan of which it was seen to use more
 * @param text part of the slug or the legal name, in any case
 */
record TenantFilter(
        @Nullable String state,
        @Nullable String region,
        @Nullable String plan,
        @Nullable String over,
        @Nullable String text) {
    private static final Set<String> COUNTED = Set.of("users", "storage", "connections");
    private static final int MAX_TEXT = 100;

    static TenantFilter parse(
            @Nullable String state,
            @Nullable String region,
            @Nullable String plan,
            @Nullable String over,
            @Nullable String text) {
        FieldErrors errors = new FieldErrors();
        errors.parseOptional("state", state, name -> TenantState.parse(name, Epoch.FIRST, Instant.EPOCH));
        errors.parseOptional("region", region, Region::new);
        errors.parseOptional("plan", plan, TenantFilter::bounded);
        errors.parseOptional("over", over, TenantFilter::counted);
        errors.parseOptional("q", text, TenantFilter::bounded);
        errors.refuseIfAny();
        return new TenantFilter(state, region, plan, over, text);
    }

    /** For LIKE, with its own signs taken literally. */
    @Nullable
    String pattern() {
        return text == null
                ? null
                : "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static String counted(String limit) {
        if (!COUNTED.contains(limit)) {
            throw new IllegalArgumentException("is users, storage or connections");
        }
        return limit;
    }

    private static String bounded(String text) {
        if (text.isBlank() || text.length() > MAX_TEXT || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("is 1 to " + MAX_TEXT + " characters");
        }
        return text;
    }
}
