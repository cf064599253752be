package dev.freehold.worker.lifecycle;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.stack.postgres.PoolServer;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;

/** Walks the catalogue of a fresh tenant database, so that a table that someone adds tomorrow is held to the same. */
class TenantDatabaseIT {
    private final Workbench bench = new Workbench();
    private final TenantId acme = Leases.newTenant();
    private final String database = bench.provision(acme).database().value();

    @Test
    void hasTheTenantOnEveryTableOfTheProduct() {
        assertThat(
                        ask(
                                "SELECT oid::regclass FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'product'::regnamespace"))
                .isNotEmpty();
        assertNone("""
                SELECT c.oid::regclass FROM pg_class c
                LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
                LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
                WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'product'::regnamespace
                      AND NOT coalesce(a.attnotnull AND a.atttypid = 'uuid'::regtype
                          AND pg_get_expr(d.adbin, d.adrelid) LIKE '%freehold.tenant_id%', false)
                """);
    }

    @Test
    void leadsEveryKeyWithTheTenant() {
        assertNone("""
                SELECT k.conrelid::regclass || ' ' || k.conname FROM pg_constraint k
                JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
                WHERE k.contype IN ('p', 'u', 'f') AND k.connamespace = 'product'::regnamespace AND a.attname <> 'tenant_id'
                """);
        assertNone("""
                SELECT i.indexrelid::regclass FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
                WHERE i.indisunique AND c.relnamespace = 'product'::regnamespace AND a.attname <> 'tenant_id'
                """);
    }

    @Test
    void tiesEveryTableOfTheProductToTheStamp() {
        assertNone("""
                SELECT oid::regclass FROM pg_class c
                WHERE relkind IN ('r', 'p') AND relnamespace = 'product'::regnamespace AND NOT EXISTS (
                    SELECT 1 FROM pg_constraint WHERE conrelid = c.oid AND contype = 'f' AND confdeltype = 'c'
                        AND confrelid = 'freehold.tenant'::regclass)
                """);
    }

    @Test
    void hasTheSecondLockAndTheAuditOnEveryTable() {
        assertNone("""
                SELECT oid::regclass FROM pg_class c
                WHERE relkind IN ('r', 'p') AND relnamespace IN ('product'::regnamespace, 'freehold'::regnamespace)
                      AND relname NOT LIKE '%\\_history'
                      AND NOT (relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = c.oid))
                """);
        assertNone("""
                SELECT oid::regclass FROM pg_class c
                WHERE relkind IN ('r', 'p') AND relnamespace = 'product'::regnamespace AND NOT EXISTS (
                    SELECT 1 FROM pg_trigger WHERE tgrelid = c.oid AND tgfoid = 'freehold.audit'::regproc)
                """);
    }

    @Test
    void belongsToTheOwnerWhollyAndGivesPublicNothing() {
        assertNone("""
                SELECT oid::regclass FROM pg_class WHERE relowner <> 'fh_owner'::regrole
                      AND relnamespace IN ('product'::regnamespace, 'freehold'::regnamespace)
                """);
        assertNone("SELECT nspname FROM pg_namespace WHERE nspname = 'public'");
        assertNone("SELECT datname FROM pg_database WHERE datname = '" + database
                + "' AND has_database_privilege('public', oid, 'CONNECT, TEMP, CREATE')");
        assertThat(ask("SELECT datconnlimit FROM pg_database WHERE datname = '" + database + "'"))
                .containsExactly("20");
    }

    @Test
    void comesFromATemplateThatNobodyCanConnectTo() {
        assertThat(
                        bench.server.ask(
                                "postgres",
                                "SELECT datistemplate || ' ' || datallowconn FROM pg_database WHERE datname LIKE 'fh\\_template%'"))
                .containsExactly("true false");
        assertThat(bench.server.ask(PoolServer.LEDGER, "SELECT complete FROM ledger.template"))
                .containsExactly("t");
    }

    private void assertNone(String offenders) {
        assertThat(ask(offenders)).as(offenders).isEmpty();
    }

    private List<String> ask(String query) {
        return bench.server.ask(database, query);
    }
}
