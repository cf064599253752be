package dev.freehold.worker.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.TenantId;

import static java.util.stream.Collectors.joining;

/** All that a tenant's database says, read by plain queries that know nothing of archives, with whose it is, or was when the audit was written, taken out. */
public final class TenantContent {
    private TenantContent() {}

    /** Every row of every table, and where each sequence stands, by name. */
    public static Map<String, List<String>> of(ServerView server, DatabaseName database, TenantId... tenants) {
        Map<String, List<String>> content = new TreeMap<>();
        for (String table : names(server, database, "'r', 'p'")) {
            List<String> rows = new ArrayList<>();
            for (String row : server.ask(
                    database.value(), "SELECT to_jsonb(t)::text || t::text FROM " + table + " t ORDER BY 1")) {
                rows.add(without(tenants, row));
            }
            content.put(table, rows);
        }
        for (String sequence : names(server, database, "'S'")) {
            content.put(
                    sequence, server.ask(database.value(), "SELECT last_value || ' ' || is_called FROM " + sequence));
        }
        return content;
    }

    /** Every constraint, trigger, policy, default and owner, by name. */
    public static String rules(ServerView server, DatabaseName database) {
        return server.ask(database.value(), """
                        SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
                        WHERE connamespace IN ('freehold'::regnamespace, 'product'::regnamespace)
                        UNION ALL SELECT pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
                        UNION ALL SELECT polrelid::regclass || ' ' || polname FROM pg_policy
                        UNION ALL SELECT adrelid::regclass || ' ' || adnum || ' ' || pg_get_expr(adbin, adrelid) FROM pg_attrdef
                        UNION ALL SELECT oid::regclass || ' ' || relowner::regrole::text || coalesce(relacl::text, '') FROM pg_class
                        WHERE relnamespace IN ('freehold'::regnamespace, 'product'::regnamespace) AND relkind <> 'i'
                        ORDER BY 1
                        """).stream().collect(joining("\n"));
    }

    private static String without(TenantId[] tenants, String row) {
        String without = row;
        for (TenantId tenant : tenants) {
            without = without.replace(tenant.toString(), "TENANT");
        }
        return without;
    }

    private static List<String> names(ServerView server, DatabaseName database, String kinds) {
        return server.ask(
                database.value(),
                "SELECT oid::regclass FROM pg_class WHERE relkind IN (" + kinds
                        + ") AND NOT relispartition AND relnamespace IN ('freehold'::regnamespace, 'product'::regnamespace)"
                        + " AND relname NOT LIKE '%\\_history' AND oid <> 'freehold.tenant'::regclass ORDER BY 1");
    }
}
