package dev.freehold.contracts.offboarding;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.VerifyingKeys;

import static java.util.Objects.requireNonNull;

/** Checks an offboarding certificate with nothing but public keys: the authority's, and those of the workers of the tenant's region. */
public final class CertificateVerifier {
    private final VerifyingKeys authority;
    private final VerifyingKeys workers;

    public CertificateVerifier(VerifyingKeys authority, VerifyingKeys workers) {
        this.authority = requireNonNull(authority, "authority is null");
        this.workers = requireNonNull(workers, "workers is null");
    }

    /** @throws RefusedException if a signature does not hold, or the certificate is about something else than its evidence */
    public Verified verify(String certificate) {
        OffboardingCertificate told = read(certificate, authority);
        DropEvidence evidence = DropEvidence.verify(told.evidence(), workers);
        boolean agree = evidence.tenant().equals(told.tenant())
                && evidence.operation().equals(told.operation())
                && evidence.region().equals(told.region());
        if (!agree) {
            throw new RefusedException("the certificate is not about what its evidence is about");
        }
        return new Verified(told, evidence);
    }

    /** See {@link #verify}; without the evidence, for who does not have the workers' keys. */
    public static OffboardingCertificate read(String certificate, VerifyingKeys authority) {
        return ContractJson.read(
                authority.verify(OffboardingCertificate.TYPE, certificate.strip()), OffboardingCertificate.class);
    }

    /** A certificate that holds, and the evidence in it. */
    public record Verified(OffboardingCertificate certificate, DropEvidence evidence) {}
}
