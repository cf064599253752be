package dev.freehold.worker.postgres.ledger;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;

/**
 * The right of one attempt to act for a tenant.
 *
 * @param number grows with every lease of any operation of the tenant
 * @param shared the attempt may act beside other shared ones; an exclusive one acts alone
 */
public record Fence(TenantId tenant, long number, OperationId operation, int attempt, boolean shared) {
    public static Fence of(Lease lease) {
        return new Fence(
                lease.command().tenant(),
                lease.fence(),
                lease.command().operation(),
                lease.attempt(),
                !lease.command().kind().exclusive());
    }

    /** Marks every connection of the attempt, so that a later one finds and ends it. */
    public String applicationName() {
        return "fh:" + operation + ":" + attempt;
    }
}
