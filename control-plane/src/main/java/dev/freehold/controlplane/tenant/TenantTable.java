package dev.freehold.controlplane.tenant;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.platform.Cursor;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.sql.Violation;

import static java.util.Objects.requireNonNull;

/** The registry's table. */
@Singleton
class TenantTable {
    private static final String INSERT = """
            INSERT INTO tenant (id, slug, legal_name, tax_id, tax_id_key, country, contact_name, admin_email,
                                plan, region, allowed_regions, pool, environment, state, drop_after, epoch, version, created_at, updated_at)
            VALUES (:id, :slug, :legalName, :taxId, :taxIdKey, :country, :contactName, :adminEmail,
                    :plan, :region, nullif(CAST(:allowedRegions AS text[]), '{}'), :pool, :environment, :state, :dropAfter, :epoch, :version, :createdAt, :updatedAt)
            """;
    private static final String UPDATE = """
            UPDATE tenant
            SET legal_name = :legalName, contact_name = :contactName, admin_email = :adminEmail,
                plan = :plan, allowed_regions = nullif(CAST(:allowedRegions AS text[]), '{}'), pool = :pool, state = :state, drop_after = :dropAfter, epoch = :epoch, version = :version, updated_at = :updatedAt
            WHERE id = :id AND version = :version - 1
            """;
    private static final String BY_ID = """
            SELECT * FROM tenant WHERE id = :id
            """;
    // A slug may have passed from a tenant that is gone to one that lives: the living one is meant.
    private static final String BY_SLUG = """
            SELECT * FROM tenant
            WHERE slug = :slug
            ORDER BY state IN ('failed', 'dropped'), id DESC
            LIMIT 1
            """;
    private static final String PAGE = """
            SELECT * FROM tenant
            WHERE id < :before
              AND (CAST(:state AS text) IS NULL OR state = :state)
              AND (CAST(:region AS text) IS NULL OR region = :region)
              AND (CAST(:plan AS text) IS NULL OR plan = :plan)
              AND (CAST(:over AS text) IS NULL OR id IN (SELECT tenant FROM tenant_over WHERE what = :over))
              AND (CAST(:pattern AS text) IS NULL OR slug ILIKE :pattern OR legal_name ILIKE :pattern)
            ORDER BY id DESC
            LIMIT :limit
            """;

    private final Jdbi jdbi;

    TenantTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** @throws Refusal.Conflict if a living tenant has the slug or the tax id; the transaction can then only roll back */
    void insert(Tenant tenant) {
        write(INSERT, tenant);
    }

    /**
     * Expects the version in the table to be one less than the given.
     *
     * @throws Refusal.Conflict if the tenant comes back to life and another has its slug or tax id; the transaction can then only roll back
     */
    void update(Tenant tenant) {
        if (write(UPDATE, tenant) != 1) {
            throw new IllegalStateException("tenant " + tenant.id() + " was changed without its lock");
        }
    }

    private int write(String statement, Tenant tenant) {
        try {
            return jdbi.withHandle(handle ->
                    TenantRow.bind(handle.createUpdate(statement), tenant).execute());
        } catch (JdbiException e) {
            throw Violation.ofUnique(e)
                    .flatMap(TenantTable::taken)
                    .map(RuntimeException.class::cast)
                    .orElse(e);
        }
    }

    Optional<Tenant> find(TenantId id) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_ID)
                .bind("id", id.value())
                .map((result, context) -> TenantRow.read(result))
                .findOne());
    }

    Optional<Tenant> find(TenantSlug slug) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_SLUG)
                .bind("slug", slug.value())
                .map((result, context) -> TenantRow.read(result))
                .findOne());
    }

    List<Tenant> page(TenantFilter filter, Cursor before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(PAGE)
                .bind("before", before.last())
                .bind("state", filter.state())
                .bind("region", filter.region())
                .bind("plan", filter.plan())
                .bind("over", filter.over())
                .bind("pattern", filter.pattern())
                .bind("limit", limit)
                .map((result, context) -> TenantRow.read(result))
                .list());
    }

    static UUID key(Tenant tenant) {
        return tenant.id().value();
    }

    private static Optional<Refusal> taken(String constraint) {
        return switch (constraint) {
            case "tenant_slug_live" ->
                Optional.of(
                        new Refusal.Conflict(ProblemCode.SLUG_TAKEN, "Another tenant has this slug; choose another."));
            case "tenant_tax_id_live" ->
                Optional.of(
                        new Refusal.Conflict(
                                ProblemCode.TAX_ID_TAKEN,
                                "A tenant of this country has this tax id; a company is one tenant. Look for it with GET /v1/tenants."));
            default -> Optional.empty();
        };
    }
}
