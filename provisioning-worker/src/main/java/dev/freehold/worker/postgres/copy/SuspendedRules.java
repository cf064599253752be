package dev.freehold.worker.postgres.copy;

import java.util.ArrayList;
import java.util.List;

import dev.freehold.worker.postgres.SqlName;
import dev.freehold.worker.postgres.SqlSession;

import static java.util.Objects.requireNonNull;

/** The triggers and foreign keys of some tables, taken off and put on again as they were by their owner; no superuser is needed for either. */
final class SuspendedRules {
    private final SqlSession sql;
    private final List<BusinessTable> tables;
    private final List<String> toRestore = new ArrayList<>();

    SuspendedRules(SqlSession sql, List<BusinessTable> tables) {
        this.sql = requireNonNull(sql, "sql is null");
        this.tables = List.copyOf(tables);
    }

    void suspend() {
        tables.forEach(this::suspendForeignKeys);
        tables.forEach(this::suspendTriggers);
    }

    void restore() {
        toRestore.forEach(sql::run);
        toRestore.clear();
    }

    private void suspendForeignKeys(BusinessTable table) {
        List<Rule> keys =
                sql.all("""
                SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
                WHERE conrelid = ? AND contype = 'f' AND conparentid = 0 ORDER BY conname
                """, row -> new Rule(SqlName.ofServer(row.getString(1)), row.getString(2)), table.oid());
        for (Rule key : keys) {
            sql.run("ALTER TABLE %s DROP CONSTRAINT %s".formatted(table.quoted(), key.name()));
            toRestore.add(
                    "ALTER TABLE %s ADD CONSTRAINT %s %s".formatted(table.quoted(), key.name(), key.definition()));
        }
    }

    private void suspendTriggers(BusinessTable table) {
        List<Rule> triggers =
                sql.all("""
                SELECT tgname, CASE tgenabled WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END
                FROM pg_trigger WHERE tgrelid = ? AND NOT tgisinternal AND tgparentid = 0 AND tgenabled <> 'D' ORDER BY tgname
                """, row -> new Rule(SqlName.ofServer(row.getString(1)), row.getString(2)), table.oid());
        for (Rule trigger : triggers) {
            sql.run("ALTER TABLE %s DISABLE TRIGGER %s".formatted(table.quoted(), trigger.name()));
            toRestore.add(
                    "ALTER TABLE %s %s TRIGGER %s".formatted(table.quoted(), trigger.definition(), trigger.name()));
        }
    }

    private record Rule(SqlName name, String definition) {}
}
