package dev.freehold.worker.census.resolve;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.worker.postgres.SqlSession;

import static java.util.Objects.requireNonNull;

/** Whether the ledger knows a name, whatever it knows of it. */
record LedgerNames(SqlSession ledger) {
    LedgerNames {
        requireNonNull(ledger, "ledger is null");
    }

    boolean know(DatabaseName database) {
        return ledger.holds("""
                SELECT EXISTS (SELECT FROM ledger.reservation WHERE database = names.name)
                    OR EXISTS (SELECT FROM ledger.standby WHERE database = names.name)
                    OR EXISTS (SELECT FROM ledger.template WHERE database = names.name)
                FROM (SELECT ?::text AS name) names
                """, database.value());
    }

    boolean know(RoleName role) {
        return ledger.holds("""
                SELECT EXISTS (SELECT FROM ledger.reservation WHERE names.name IN (role_a, role_b))
                    OR EXISTS (SELECT FROM ledger.standby WHERE names.name IN (role_a, role_b))
                FROM (SELECT ?::text AS name) names
                """, role.value());
    }
}
