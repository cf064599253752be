package dev.freehold.worker.census.resolve;

import java.util.List;

import dev.freehold.contracts.census.Resolution;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.worker.postgres.PostgresException;
import dev.freehold.worker.postgres.ledger.UpkeepSession;

/** Drops a role that the ledger does not know. */
record OrphanedRole(UpkeepSession session) {
    private static final String DEPENDENT_OBJECTS = "2BP01";

    void resolve(Resolution asked) {
        RoleName role = new RoleName(asked.subject());
        if (!session.roles().exists(role)) {
            throw RefusedResolution.noLongerSo();
        }
        RefusedResolution.unless(
                !new LedgerNames(session.sql()).know(role), "The ledger knows this role now; it is in use.");
        RefusedResolution.unless(asked.confirmed(), "Nobody confirmed that it be dropped.");
        session.roles().close(role);
        session.roles().terminateSessions(List.of(role));
        try {
            session.roles().drop(role);
        } catch (PostgresException e) {
            RefusedResolution.unless(
                    !e.is(DEPENDENT_OBJECTS), "Something on the server depends on the role; its login was closed.");
            throw e;
        }
    }
}
