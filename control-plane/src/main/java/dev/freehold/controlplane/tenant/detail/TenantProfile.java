package dev.freehold.controlplane.tenant.detail;

import dev.freehold.controlplane.platform.PersonalData;

/** Who a tenant is, in law and in person. */
@PersonalData
public record TenantProfile(
        PlainName legalName, TaxId taxId, Country country, PlainName contactName, EmailAddress adminEmail) {
    public TenantProfile with(PlainName newLegalName, PlainName newContactName, EmailAddress newAdminEmail) {
        return new TenantProfile(newLegalName, taxId, country, newContactName, newAdminEmail);
    }
}
