package dev.freehold.systemtests.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

import dev.freehold.stack.LocalStack;

import static java.util.Objects.requireNonNull;

/** Compares what the registry says with what there is: ledgers, databases, roles, identities and routes. */
final class Inventory {
    private static final String LIVE = "SELECT id::text FROM tenant WHERE state IN ('active', 'suspended')";
    private static final String ROUTES = "SELECT tenant::text FROM route WHERE state <> 'gone'";
    private static final String RESERVED = "SELECT tenant::text FROM ledger.reservation";
    private static final String STATES = "SELECT state FROM ledger.reservation WHERE state <> 'live'";
    private static final String LEDGER_DATABASES =
            "SELECT database FROM ledger.reservation UNION SELECT database FROM ledger.standby";
    private static final String LEDGER_ROLES = """
            SELECT role_a FROM ledger.reservation UNION SELECT role_b FROM ledger.reservation
            UNION SELECT role_a FROM ledger.standby UNION SELECT role_b FROM ledger.standby
            """;
    private static final String DATABASES = """
            SELECT datname FROM pg_database
            WHERE pg_get_userbyid(datdba) = 'freehold_worker' AND datname LIKE 'fh\\_%' AND datname NOT LIKE 'fh\\_template%'
            """;
    private static final String ROLES =
            "SELECT rolname FROM pg_roles WHERE rolname LIKE 'fh\\_%' AND rolname NOT IN ('fh_owner', 'fh_app')";

    private final LocalStack stack;
    private final Pools pools;
    private final Set<String> known = new HashSet<>();

    Inventory(LocalStack stack) {
        this.stack = requireNonNull(stack, "stack");
        this.pools = new Pools(stack);
    }

    /** What differs and goes on differing; each difference is told once. */
    List<String> differences() {
        List<String> last = new ArrayList<>();
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(250))
                    .ignoreExceptions()
                    .until(() -> {
                        List<String> now = look();
                        last.clear();
                        last.addAll(now);
                        return known.containsAll(now);
                    });
            return List.of();
        } catch (ConditionTimeoutException stays) {
            last.removeAll(known);
            known.addAll(last);
            return List.copyOf(last);
        }
    }

    private List<String> look() {
        List<String> found = new ArrayList<>();
        List<String> tenants = pools.rows(Pools.CONTROL, "freehold_control", LIVE);
        compare("route", tenants, pools.rows(Pools.CONTROL, "freehold_control", ROUTES), found);
        compare("identity", tenants, groups(), found);
        List<String> reserved = new ArrayList<>();
        for (String pool : Pools.IDS) {
            reserved.addAll(pools.rows(pool, "freehold_pool", RESERVED));
            pools.rows(pool, "freehold_pool", STATES).forEach(state -> found.add(pool + " reservation is " + state));
            compare(
                    pool + " database",
                    pools.rows(pool, "freehold_pool", LEDGER_DATABASES),
                    pools.rows(pool, "postgres", DATABASES),
                    found);
            compare(
                    pool + " role",
                    pools.rows(pool, "freehold_pool", LEDGER_ROLES),
                    pools.rows(pool, "postgres", ROLES),
                    found);
        }
        compare("reservation", tenants, reserved, found);
        return found;
    }

    private List<String> groups() {
        return StreamSupport.stream(
                        stack.keycloakAdmin()
                                .get("/freehold/groups?max=10000")
                                .orThrow()
                                .body()
                                .spliterator(),
                        false)
                .map(group -> group.path("name").asText())
                .toList();
    }

    private static void compare(String what, Collection<String> wanted, Collection<String> there, List<String> found) {
        wanted.stream().filter(each -> !there.contains(each)).forEach(each -> found.add(what + " missing: " + each));
        there.stream().filter(each -> !wanted.contains(each)).forEach(each -> found.add(what + " orphaned: " + each));
    }
}
