package dev.freehold.controlplane.offboarding;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Certificates of tenants that are gone. */
@Path("/v1/tenants/{idOrSlug}/certificate")
@Tag(name = "Tenants")
@Blocking
class CertificateResource {
    private final CertificateTable certificates;

    CertificateResource(CertificateTable certificates) {
        this.certificates = requireNonNull(certificates);
    }

    /** By the tenant's id, or by the slug that it had; of several who had it in turn, the last one's. */
    @GET
    @RolesAllowed({"platform-admin", "support", "auditor"})
    public IssuedCertificate get(@PathParam("idOrSlug") String idOrSlug) {
        return certificates
                .find(idOrSlug)
                .orElseThrow(
                        () -> new Refusal.Missing(
                                "No tenant of this id or slug was offboarded; a certificate is issued when its drop has succeeded."));
    }
}
