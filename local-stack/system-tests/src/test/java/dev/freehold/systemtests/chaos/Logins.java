package dev.freehold.systemtests.chaos;

import java.util.List;

import static java.util.Objects.requireNonNull;

/** Who of a tenant can log in to its pool. */
record Logins(Pools pools) {
    private static final String ROLES = """
            SELECT unnest(ARRAY[role_a, role_b]) FROM ledger.reservation WHERE tenant = ?::uuid
            """;
    private static final String CAN_LOG_IN = "SELECT rolname FROM pg_roles WHERE rolcanlogin AND rolname = ?";

    private static final String SESSIONS = "SELECT pid::text FROM pg_stat_activity WHERE usename = ?";

    Logins {
        requireNonNull(pools, "pools");
    }

    /** The roles of the tenant with that id whose login is open. */
    List<String> open(String tenant) {
        return Pools.IDS.stream()
                .flatMap(pool -> pools.rows(pool, "freehold_pool", ROLES, tenant).stream()
                        .flatMap(role -> pools.rows(pool, "postgres", CAN_LOG_IN, role).stream()))
                .toList();
    }

    /** Sessions of the roles of the tenant with that id. */
    List<String> sessions(String tenant) {
        return Pools.IDS.stream()
                .flatMap(pool -> pools.rows(pool, "freehold_pool", ROLES, tenant).stream()
                        .flatMap(role -> pools.rows(pool, "postgres", SESSIONS, role).stream()))
                .toList();
    }
}
