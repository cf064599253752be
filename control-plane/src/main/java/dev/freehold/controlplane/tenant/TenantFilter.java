package dev.freehold.controlplane.tenant;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.FieldErrors;

/**
 * Which tenants a list is to show; what is absent does not restrict.
 *
 * @param text part of the slug or the legal name, in any case
 */
record TenantFilter(
        @Nullable String state,
        @Nullable String region,
        @Nullable String plan,
        @Nullable String text) {
    private static final int MAX_TEXT = 100;

    static TenantFilter parse(
            @Nullable String state, @Nullable String region, @Nullable String plan, @Nullable String text) {
        FieldErrors errors = new FieldErrors();
        errors.parseOptional("state", state, name -> TenantState.parse(name, Epoch.FIRST, Instant.EPOCH));
        errors.parseOptional("region", region, Region::new);
        errors.parseOptional("plan", plan, TenantFilter::bounded);
        errors.parseOptional("q", text, TenantFilter::bounded);
        errors.refuseIfAny();
        return new TenantFilter(state, region, plan, text);
    }

    /** For LIKE, with its own signs taken literally. */
    @Nullable
    String pattern() {
        return text == null
                ? null
                : "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static String bounded(String text) {
        if (text.isBlank() || text.length() > MAX_TEXT || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("is 1 to " + MAX_TEXT + " characters");
        }
        return text;
    }
}
