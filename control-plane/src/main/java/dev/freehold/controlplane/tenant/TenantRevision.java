package dev.freehold.controlplane.tenant;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.freehold.controlplane.tenant.detail.EmailAddress;
import dev.freehold.controlplane.tenant.detail.PlainName;
import dev.freehold.controlplane.tenant.detail.TenantProfile;

/** What is to change in a tenant; what is null stays. */
record TenantRevision(
        @Nullable PlainName legalName,
        @Nullable PlainName contactName,
        @Nullable EmailAddress adminEmail,
        @Nullable String plan) {

    Tenant applyTo(Tenant tenant) {
        TenantProfile profile = tenant.profile();
        return tenant.revised(
                profile.with(
                        Objects.requireNonNullElse(legalName, profile.legalName()),
                        Objects.requireNonNullElse(contactName, profile.contactName()),
                        Objects.requireNonNullElse(adminEmail, profile.adminEmail())),
                Objects.requireNonNullElse(plan, tenant.plan()));
    }

    boolean changesPlanOnly() {
        return legalName == null && contactName == null && adminEmail == null;
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
        return fields;
    }
}
