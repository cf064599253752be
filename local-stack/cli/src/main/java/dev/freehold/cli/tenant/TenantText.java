package dev.freehold.cli.tenant;

import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.freehold.cli.output.Moment;
import dev.freehold.cli.output.Table;

/** Tenants for a person to read. */
final class TenantText {
    private TenantText() {}

    /** One line a tenant. */
    static List<String> list(JsonNode listing) {
        Table table = Table.headed("SLUG", "LEGAL NAME", "STATE", "PLAN", "REGION", "ENVIRONMENT", "CREATED");
        StreamSupport.stream(listing.path("items").spliterator(), false)
                .map(Tenant::of)
                .forEach(each -> table.row(
                        each.slug(),
                        each.legalName(),
                        each.state(),
                        each.plan(),
                        each.region(),
                        each.environment(),
                        Moment.text(each.createdAt())));
        return table.lines();
    }

    /** Everything about one. */
    static List<String> details(JsonNode json) {
        Tenant tenant = Tenant.of(json);
        return Table.ofFields()
                .row("Slug", tenant.slug())
                .row("Id", tenant.id())
                .row("State", state(tenant))
                .row("Legal name", tenant.legalName())
                .row("Tax id", tenant.taxId())
                .row("Country", tenant.country())
                .row("Contact", tenant.contactName())
                .row("Administrator", tenant.adminEmail())
                .row("Plan", tenant.plan())
                .row("Region", tenant.region())
                .row("Environment", tenant.environment())
                .row("Pool", tenant.pool())
                .row("Created", Moment.text(tenant.createdAt()))
                .row("Updated", Moment.text(tenant.updatedAt()))
                .lines();
    }

    private static @Nullable String state(Tenant tenant) {
        return tenant.dropAfter() == null
                ? tenant.state()
                : tenant.state() + ", data kept until " + Moment.text(tenant.dropAfter());
    }
}
