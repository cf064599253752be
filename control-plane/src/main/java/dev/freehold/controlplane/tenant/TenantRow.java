package dev.freehold.controlplane.tenant;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.jdbi.v3.core.statement.Update;

import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.platform.sql.Row;
import dev.freehold.controlplane.tenant.detail.Country;
import dev.freehold.controlplane.tenant.detail.EmailAddress;
import dev.freehold.controlplane.tenant.detail.Environment;
import dev.freehold.controlplane.tenant.detail.PlainName;
import dev.freehold.controlplane.tenant.detail.Residency;
import dev.freehold.controlplane.tenant.detail.TaxId;
import dev.freehold.controlplane.tenant.detail.TenantProfile;

/** How a tenant is laid out in its table. */
final class TenantRow {
    private TenantRow() {}

    static Update bind(Update update, Tenant tenant) {
        TenantProfile profile = tenant.profile();
        return update.bind("id", tenant.id().value())
                .bind("slug", tenant.slug().value())
                .bind("legalName", profile.legalName().value())
                .bind("taxId", profile.taxId().value())
                .bind("taxIdKey", profile.taxId().key())
                .bind("country", profile.country().code())
                .bind("contactName", profile.contactName().value())
                .bind("adminEmail", profile.adminEmail().value())
                .bind("plan", tenant.plan())
                .bind("region", tenant.region().value())
                .bindArray("allowedRegions", String.class, tenant.residency().allowed())
                .bind("pool", tenant.pool().value())
                .bind("environment", tenant.environment().wireName())
                .bind("state", tenant.state().wireName())
                .bind("dropAfter", tenant.state().dropAfter())
                .bind("epoch", tenant.state().epoch().value())
                .bind("version", tenant.version())
                .bind("createdAt", tenant.createdAt())
                .bind("updatedAt", tenant.updatedAt());
    }

    static Tenant read(ResultSet result) throws SQLException {
        Row row = new Row(result);
        return new Tenant(
                new TenantId(row.id("id")),
                new TenantSlug(row.text("slug")),
                profile(row),
                row.text("plan"),
                new Region(row.text("region")),
                Residency.of(row.texts("allowed_regions")),
                new PoolId(row.text("pool")),
                Environment.parse(row.text("environment")),
                TenantState.parse(row.text("state"), new Epoch(row.number("epoch")), row.timeOrNull("drop_after")),
                row.integer("version"),
                row.time("created_at"),
                row.time("updated_at"));
    }

    private static TenantProfile profile(Row row) throws SQLException {
        return new TenantProfile(
                new PlainName(row.text("legal_name")),
                new TaxId(row.text("tax_id")),
                new Country(row.text("country")),
                new PlainName(row.text("contact_name")),
                new EmailAddress(row.text("admin_email")));
    }
}
