package dev.freehold.controlplane.offboarding;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.offboarding.OffboardingCertificate;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.archive.Archives;
import dev.freehold.controlplane.audit.AuditHashes;
import dev.freehold.controlplane.operation.OperationEnded;
import dev.freehold.controlplane.tenant.LockTenant;
import dev.freehold.controlplane.tenant.Tenant;
import dev.freehold.controlplane.tenant.TenantsConfig;

import static java.util.Objects.requireNonNull;

/** Signs, in the transaction that ends a drop, what is to be said of the tenant ever after. */
@Singleton
class IssueCertificate {
    private final LockTenant lockTenant;
    private final CertificateTable certificates;
    private final Archives archives;
    private final AuditHashes audit;
    private final SigningKey authority;
    private final TenantsConfig config;
    private final Clock clock;

    IssueCertificate(
            LockTenant lockTenant,
            CertificateTable certificates,
            Archives archives,
            AuditHashes audit,
            SigningKey authority,
            TenantsConfig config,
            Clock clock) {
        this.lockTenant = requireNonNull(lockTenant);
        this.certificates = requireNonNull(certificates);
        this.archives = requireNonNull(archives);
        this.audit = requireNonNull(audit);
        this.authority = requireNonNull(authority);
        this.config = requireNonNull(config);
        this.clock = requireNonNull(clock);
    }

    void ended(@Observes OperationEnded end) {
        String evidence = end.made().evidence();
        if (end.kind() == OperationKind.DROP && evidence != null) {
            OffboardingCertificate certificate = certificate(end, evidence);
            certificates.insert(certificate, certificate.sign(authority));
        }
    }

    private OffboardingCertificate certificate(OperationEnded end, String evidence) {
        Tenant tenant = lockTenant.run(end.tenant());
        Optional<CertificateTable.Request> request = certificates.request(tenant.id());
        Instant now = clock.instant();
        return new OffboardingCertificate(
                tenant.id(),
                tenant.slug(),
                tenant.region(),
                request.map(CertificateTable.Request::by).orElse(null),
                request.map(CertificateTable.Request::at).orElse(null),
                end.operation(),
                evidence,
                archives(tenant.id()),
                now.plus(config.slugQuarantine()),
                now.plus(config.backupRetention()),
                certificates.approval(end.operation()).orElse(null),
                audit.of(tenant.id()),
                now);
    }

    private List<OffboardingCertificate.Archive> archives(TenantId tenant) {
        return archives.of(tenant).stream()
                .map(archive -> new OffboardingCertificate.Archive(
                        archive.id(), archive.manifestSha256(), archive.createdAt(), archive.expiresAt()))
                .toList();
    }
}
