package dev.freehold.controlplane.audit;

import java.util.List;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.offboarding.OffboardingCertificate;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** What entries were, without saying what they say. */
@Singleton
public class AuditHashes {
    private static final String OF_SUBJECT = """
            SELECT CAST(e.id AS text) AS id, at, action,
                   encode(sha256(convert_to(concat_ws(E'\\n', e.id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                       actor, array_to_string(roles, ','), action, subject, CAST(detail AS text), trace_id), 'UTF8')), 'hex') AS sha256,
                   l.number AS link, l.hash AS link_hash
            FROM audit_entry e
            LEFT JOIN audit_link l ON l.entry = e.id
            WHERE subject = :subject
            ORDER BY e.id
            """;

    private final Jdbi jdbi;

    AuditHashes(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Oldest first. */
    public List<OffboardingCertificate.AuditEntry> of(TenantId tenant) {
        return jdbi.withHandle(handle -> handle.createQuery(OF_SUBJECT)
                .bind("subject", tenant.value())
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new OffboardingCertificate.AuditEntry(
                            row.text("id"),
                            row.time("at"),
                            row.text("action"),
                            row.text("sha256"),
                            row.numberOrNull("link"),
                            row.textOrNull("link_hash"));
                })
                .list());
    }
}
