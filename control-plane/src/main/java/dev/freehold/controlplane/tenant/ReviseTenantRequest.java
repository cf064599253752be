package dev.freehold.controlplane.tenant;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import dev.freehold.controlplane.platform.FieldErrors;
import dev.freehold.controlplane.platform.PersonalData;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.tenant.detail.EmailAddress;
import dev.freehold.controlplane.tenant.detail.PlainName;
import dev.freehold.controlplane.tenant.detail.Residency;

/**
 * The body that changes a tenant; what is left out stays.
 *
 * @param allowedRegions where its data may be; empty: anywhere
 */
@PersonalData
record ReviseTenantRequest(
        @Nullable String legalName,
        @Nullable String contactName,
        @Nullable String adminEmail,
        @Nullable String plan,
        @Nullable List<@NotNull String> allowedRegions) {

    TenantRevision parse() {
        if (legalName == null && contactName == null && adminEmail == null && plan == null && allowedRegions == null) {
            throw new Refusal.Invalid("body", "names nothing to change");
        }
        FieldErrors errors = new FieldErrors();
        var newLegalName = errors.parseOptional("legalName", legalName, PlainName::new);
        var newContactName = errors.parseOptional("contactName", contactName, PlainName::new);
        var newAdminEmail = errors.parseOptional("adminEmail", adminEmail, EmailAddress::new);
        var newResidency = errors.parseOptional("allowedRegions", allowedRegions, Residency::of);
        errors.refuseIfAny();
        return new TenantRevision(
                newLegalName.value().orElse(null),
                newContactName.value().orElse(null),
                newAdminEmail.value().orElse(null),
                plan,
                newResidency.value().orElse(null));
    }

    @Override
    public String toString() {
        return "ReviseTenantRequest[plan=" + plan + "]";
    }
}
