package dev.freehold.contracts.offboarding;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

/**
 * That a tenant is gone, and what of it is still about.
 *
 * @param requestedBy who asked for the deletion
 * @param evidence the worker's {@link DropEvidence}, signed by it
 * @param archives those that were made of the tenant; they outlive it, for their own time
 * @param slugFreeAt before that nobody else can have the slug
 * @param backupsExpireAt when the last backup of the pool's server that still holds the data has ended
 * @param approval the two people behind a drop before its time, where it needed a second one
 * @param audit what was done about the tenant, oldest first
 */
public record OffboardingCertificate(
        TenantId tenant,
        TenantSlug slug,
        Region region,
        @Nullable String requestedBy,
        @Nullable Instant requestedAt,
        OperationId operation,
        String evidence,
        List<Archive> archives,
        Instant slugFreeAt,
        Instant backupsExpireAt,
        @Nullable Approval approval,
        List<AuditEntry> audit,
        Instant issuedAt) {
    static final String TYPE = "freehold-offboarding-certificate+jws";

    public OffboardingCertificate {
        archives = List.copyOf(archives);
        audit = List.copyOf(audit);
    }

    /** As compact JWS. */
    public String sign(SigningKey authority) {
        return authority.sign(TYPE, ContractJson.write(this));
    }

    /** Who asked for the drop, and who approved it when. */
    public record Approval(String requestedBy, String approvedBy, Instant approvedAt) {}

    /**
     * @param manifestSha256 hex
     * @param expiresAt when it is removed; absent from a certificate of a version before
     */
    public record Archive(
            OperationId id,
            String manifestSha256,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    /**
     * @param sha256 hex, of the entry as the certificate's documentation says
     * @param link the entry's number in the chain of the audit; absent from one of the last second, which was no link yet
     * @param linkHash hex, of that link, and so of all that are before it
     */
    public record AuditEntry(
            String id,
            Instant at,
            String action,
            String sha256,
            @Nullable Long link,
            @Nullable String linkHash) {}
}
