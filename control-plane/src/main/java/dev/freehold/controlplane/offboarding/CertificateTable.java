package dev.freehold.controlplane.offboarding;

import java.util.Optional;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.offboarding.OffboardingCertificate;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Certificates, kept for good. */
@Singleton
class CertificateTable {
    private static final String INSERT = """
            INSERT INTO offboarding_certificate (tenant, slug, issued_at, signed)
            VALUES (:tenant, :slug, :issuedAt, :signed)
            """;
    // A slug may have been several tenants' in turn: the last one is meant.
    private static final String FIND = """
            SELECT tenant, slug, issued_at, signed
            FROM offboarding_certificate
            WHERE slug = :name OR CAST(tenant AS text) = :name
            ORDER BY issued_at DESC
            LIMIT 1
            """;
    private static final String REQUEST = """
            SELECT requested_by, created_at
            FROM operation
            WHERE tenant = :tenant AND kind = 'offboard'
            ORDER BY id DESC
            LIMIT 1
            """;
    private static final String APPROVAL = """
            SELECT requested_by, decided_by, decided_at
            FROM approval
            WHERE outcome = :outcome AND state = 'approved'
            """;

    private final Jdbi jdbi;

    CertificateTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    void insert(OffboardingCertificate certificate, String signed) {
        jdbi.useHandle(handle -> handle.createUpdate(INSERT)
                .bind("tenant", certificate.tenant().value())
                .bind("slug", certificate.slug().value())
                .bind("issuedAt", certificate.issuedAt())
                .bind("signed", signed)
                .execute());
    }

    /** By the id of a tenant or the slug it had. */
    Optional<IssuedCertificate> find(String name) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("name", name)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new IssuedCertificate(
                            new TenantId(row.id("tenant")),
                            new TenantSlug(row.text("slug")),
                            row.time("issued_at"),
                            row.text("signed"));
                })
                .findOne());
    }

    /** Of the operation, where it needed one. */
    Optional<OffboardingCertificate.Approval> approval(OperationId operation) {
        return jdbi.withHandle(handle -> handle.createQuery(APPROVAL)
                .bind("outcome", "/v1/operations/" + operation)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new OffboardingCertificate.Approval(
                            row.text("requested_by"), row.text("decided_by"), row.time("decided_at"));
                })
                .findOne());
    }

    Optional<Request> request(TenantId tenant) {
        return jdbi.withHandle(handle -> handle.createQuery(REQUEST)
                .bind("tenant", tenant.value())
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new Request(row.text("requested_by"), row.time("created_at"));
                })
                .findOne());
    }

    /** Who asked for a deletion, and when. */
    record Request(String by, java.time.Instant at) {}
}
