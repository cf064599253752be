package dev.freehold.controlplane.tenant;

import jakarta.inject.Singleton;

import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.controlplane.archive.Archives;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Finds the archive that a new tenant is filled from, and lets none pass that was made of another company unless somebody says so. */
@Singleton
class ChooseArchive {
    private final Archives archives;
    private final TenantRegistry registry;

    ChooseArchive(Archives archives, TenantRegistry registry) {
        this.archives = requireNonNull(archives);
        this.registry = requireNonNull(registry);
    }

    ArchiveSource run(AskedArchive asked, NewTenant tenant) {
        Archives.Owned found = find(asked);
        Tenant source = registry.require(found.tenant());
        if (!source.region().equals(tenant.region())) {
            throw new Refusal.Invalid("archive", "is in region " + source.region() + "; import it there");
        }
        boolean sameCompany = isSameCompany(source, tenant);
        if (!sameCompany && !source.slug().value().equals(asked.confirmForeign())) {
            throw new Refusal.Invalid(
                    ProblemCode.CONFIRMATION_REQUIRED,
                    "The archive was made of tenant " + source.slug()
                            + ", another company. To give its data to the new tenant, repeat with archive.confirmForeign: "
                            + source.slug() + ".");
        }
        return new ArchiveSource(
                source.id(), found.archive().id(), found.archive().manifestSha256(), true, sameCompany);
    }

    private Archives.Owned find(AskedArchive asked) {
        try {
            return archives.find(new OperationId(asked.id())).orElseThrow(ChooseArchive::unknown);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static boolean isSameCompany(Tenant source, NewTenant tenant) {
        return source.profile().taxId().key().equals(tenant.profile().taxId().key())
                && source.profile().country().equals(tenant.profile().country());
    }

    private static Refusal unknown() {
        return new Refusal.Invalid("archive.id", "is not known; GET /v1/tenants/{slug}/archives lists a tenant's");
    }
}
