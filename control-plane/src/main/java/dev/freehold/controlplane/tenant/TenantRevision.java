package dev.freehold.controlplane.tenant;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.freehold.controlplane.platform.PersonalData;
import dev.freehold.controlplane.tenant.detail.EmailAddress;
import dev.freehold.controlplane.tenant.detail.PlainName;
import dev.freehold.controlplane.tenant.detail.Residency;
import dev.freehold.controlplane.tenant.detail.TenantProfile;

/** What is to change in a tenant; what is null stays. */
@PersonalData
record TenantRevision(
        @Nullable PlainName legalName,
        @Nullable PlainName contactName,
        @Nullable EmailAddress adminEmail,
        @Nullable String plan,
        @Nullable Residency residency) {

    Tenant applyTo(Tenant tenant) {
        TenantProfile profile = tenant.profile();
        return tenant.revised(
                profile.with(
                        Objects.requireNonNullElse(legalName, profile.legalName()),
                        Objects.requireNonNullElse(contactName, profile.contactName()),
                        Objects.requireNonNullElse(adminEmail, profile.adminEmail())),
                Objects.requireNonNullElse(plan, tenant.plan()),
                Objects.requireNonNullElse(residency, tenant.residency()));
    }

    boolean changesPlanOnly() {
        return legalName == null && contactName == null && adminEmail == null && residency == null;
    }

    /** Names of the fields, without their values: those may be personal data. */
    Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        if (legalName != null) {
            fields.add("legalName");
        }
        if (contactName != null) {
            fields.add("contactName");
        }
        if (adminEmail != null) {
            fields.add("adminEmail");
        }
        if (plan != null) {
            fields.add("plan");
        }
        if (residency != null) {
            fields.add("allowedRegions");
        }
        return fields;
    }

    @Override
    public String toString() {
        return "TenantRevision" + fields();
    }
}
