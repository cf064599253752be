package dev.freehold.contracts.offboarding;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CertificateVerifierTest {
    private static final TenantId ACME = new TenantId(UUID.fromString("0199f0a0-0000-7000-8000-0000000000aa"));
    private static final TenantId GLOBEX = new TenantId(UUID.fromString("0199f0a0-0000-7000-8000-0000000000bb"));
    private static final OperationId DROP = new OperationId(UUID.fromString("0199f0a0-0000-7000-8000-000000000001"));
    private static final Region REGION = new Region("local");
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final SigningKey authority = SigningKey.generate("authority-1");
    private final SigningKey worker = SigningKey.generate("worker-1");
    private final CertificateVerifier verifier = new CertificateVerifier(keys(authority), keys(worker));

    @Test
    void readsWhatBothHaveSigned() {
        var verified = verifier.verify(certificate(evidence(ACME).sign(worker)));
        assertThat(verified.evidence()).isEqualTo(evidence(ACME));
        assertThat(verified.certificate().slug()).isEqualTo(new TenantSlug("acme"));
        assertThat(verified.certificate().audit()).extracting("action").containsExactly("tenant.delete");
    }

    @Test
    void refusesEveryChangeOfAnyCharacter() {
        String certificate = certificate(evidence(ACME).sign(worker));
        for (int at = 0; at < certificate.length(); at++) {
            char other = certificate.charAt(at) == 'A' ? 'B' : 'A';
            String changed = certificate.substring(0, at) + other + certificate.substring(at + 1);
            // The last character of a signature may carry bits that mean nothing.
            if (at < certificate.length() - 1) {
                assertThatExceptionOfType(RefusedException.class)
                        .as("character %s", at)
                        .isThrownBy(() -> verifier.verify(changed));
            }
        }
    }

    @Test
    void refusesEvidenceThatTheAuthorityMadeUpItself() {
        refuses(certificate(evidence(ACME).sign(authority)));
    }

    @Test
    void refusesTheEvidenceOfAnotherTenant() {
        refuses(certificate(evidence(GLOBEX).sign(worker)));
    }

    @Test
    void refusesACertificateThatAWorkerMadeUpItself() {
        refuses(told(evidence(ACME).sign(worker)).sign(worker));
    }

    private void refuses(String certificate) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> verifier.verify(certificate));
    }

    private String certificate(String evidence) {
        return told(evidence).sign(authority);
    }

    private static OffboardingCertificate told(String evidence) {
        return new OffboardingCertificate(
                ACME,
                new TenantSlug("acme"),
                REGION,
                "ada",
                NOW,
                DROP,
                evidence,
                List.of(new OffboardingCertificate.Archive(DROP, "00ff", NOW, NOW)),
                NOW,
                NOW,
                new OffboardingCertificate.Approval("ada", "bob", NOW),
                List.of(new OffboardingCertificate.AuditEntry("1", NOW, "tenant.delete", "00ff", 7L, "ff00")),
                NOW);
    }

    private static DropEvidence evidence(TenantId tenant) {
        return new DropEvidence(
                tenant,
                DROP,
                REGION,
                new PoolId("local-a"),
                NOW,
                NOW,
                true,
                null,
                List.of("fh_aaa"),
                List.of("fh_aaa_a", "fh_aaa_b"),
                1,
                "tenants/" + tenant + "/",
                NOW);
    }

    private static VerifyingKeys keys(SigningKey key) {
        return VerifyingKeys.parse(key.publicJwks());
    }
}
