package dev.freehold.contracts.archive;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;

/**
 * Which archive a tenant is made from.
 *
 * @param tenant whose archive it is
 * @param archive the operation that made it
 * @param manifestSha256 see {@link ArchiveSummary}; another archive under the same id is refused
 * @param foreign an operator said in so many words that another tenant's archive may be used
 * @param invite whether its members are to be the new tenant's, since both are the same company
 */
public record ArchiveSource(
        TenantId tenant, OperationId archive, String manifestSha256, boolean foreign, boolean invite) {
    /** Whose members stay outside. */
    public ArchiveSource(TenantId tenant, OperationId archive, String manifestSha256, boolean foreign) {
        this(tenant, archive, manifestSha256, foreign, false);
    }
}
