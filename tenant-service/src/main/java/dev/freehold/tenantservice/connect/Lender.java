package dev.freehold.tenantservice.connect;

import java.sql.Connection;
import java.sql.SQLException;

import dev.freehold.contracts.tenancy.TenantId;

/** Lends connections to the databases of tenants. */
public interface Lender {
    /**
     * Lends a connection to the tenant's database; inside a transaction always the same one. Close it to give it back.
     *
     * @throws dev.freehold.tenantservice.platform.ProblemException if the tenant may not be served now, or its database not be reached
     * @throws SQLException if the running transaction is another tenant's
     */
    Connection borrow(TenantId tenant) throws SQLException;

    /** As {@link #borrow}, by one who will give it back and borrow again within the same request: until then others' are closed first. */
    default Connection borrowFirst(TenantId tenant) throws SQLException {
        return borrow(tenant);
    }
}
