package dev.freehold.worker.postgres.ledger;

import java.util.List;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.contracts.tenancy.TenantId;

/**
 * Names that are decided: a database and the two roles that log in to it in turn.
 *
 * @param operation the provisioning that makes or made it
 * @param activeRole the one that the current placement names
 */
public record Reservation(
        DatabaseName database,
        TenantId tenant,
        OperationId operation,
        RoleName roleA,
        RoleName roleB,
        RoleName activeRole,
        State state) {
    /** How far the database's life is. */
    public enum State {
        RESERVED,
        LIVE,
        DROPPING
    }

    /** Both roles are named after the database, the first one active. */
    public static Reservation of(DatabaseName database, TenantId tenant, OperationId operation) {
        RoleName roleA = new RoleName(database.value() + "_a");
        RoleName roleB = new RoleName(database.value() + "_b");
        return new Reservation(database, tenant, operation, roleA, roleB, roleA, State.RESERVED);
    }

    /** The one that no placement names. */
    public RoleName inactiveRole() {
        return activeRole.equals(roleA) ? roleB : roleA;
    }

    public List<RoleName> roles() {
        return List.of(roleA, roleB);
    }
}
