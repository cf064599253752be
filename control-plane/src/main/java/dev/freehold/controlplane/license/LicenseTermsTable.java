package dev.freehold.controlplane.license;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** What was decided of licences. */
@Singleton
class LicenseTermsTable {
    private static final String FIND = """
            SELECT t.environment = 'demo' AS demo, t.created_at, l.tenant IS NOT NULL AS decided,
                   coalesce(l.version, 0) AS version, l.ends_at, l.revoked_at, l.revoked_by, l.revoked_reason
            FROM tenant t
            LEFT JOIN license_terms l ON l.tenant = t.id
            WHERE t.id = :tenant
            """;
    private static final String WRITE = """
            INSERT INTO license_terms (tenant, version, ends_at, revoked_at, revoked_by, revoked_reason)
            VALUES (:tenant, 1, :endsAt, :revokedAt, :revokedBy, :revokedReason)
            ON CONFLICT (tenant) DO UPDATE SET
                version = license_terms.version + 1, ends_at = excluded.ends_at, revoked_at = excluded.revoked_at,
                revoked_by = excluded.revoked_by, revoked_reason = excluded.revoked_reason
            """;

    private final Jdbi jdbi;
    private final LicenseConfig config;

    LicenseTermsTable(Jdbi jdbi, LicenseConfig config) {
        this.jdbi = requireNonNull(jdbi);
        this.config = requireNonNull(config);
    }

    /** Expects the tenant to be there. */
    LicenseTerms get(TenantId tenant) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("tenant", tenant.value())
                .map((result, context) -> terms(result))
                .one());
    }

    void write(TenantId tenant, LicenseTerms terms) {
        LicenseTerms.Revocation revocation = terms.revocation();
        jdbi.useHandle(handle -> handle.createUpdate(WRITE)
                .bind("tenant", tenant.value())
                .bind("endsAt", terms.endsAt())
                .bind("revokedAt", revocation == null ? null : revocation.at())
                .bind("revokedBy", revocation == null ? null : revocation.by())
                .bind("revokedReason", revocation == null ? null : revocation.reason())
                .execute());
    }

    private LicenseTerms terms(ResultSet result) throws SQLException {
        Row row = new Row(result);
        boolean demo = row.flag("demo");
        Instant endsAt = row.timeOrNull("ends_at");
        if (demo && !row.flag("decided")) {
            endsAt = row.time("created_at").plus(config.demoValidity());
        }
        Duration grace = demo ? Duration.ZERO : config.grace();
        return new LicenseTerms(row.integer("version"), endsAt, grace, revocation(row));
    }

    private static LicenseTerms.@Nullable Revocation revocation(Row row) throws SQLException {
        Instant at = row.timeOrNull("revoked_at");
        return at == null ? null : new LicenseTerms.Revocation(at, row.text("revoked_by"), row.text("revoked_reason"));
    }
}
