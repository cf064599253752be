package dev.freehold.worker.postgres.copy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import dev.freehold.contracts.archive.ArchiveSequence;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.postgres.SqlName;
import dev.freehold.worker.postgres.SqlSession;

import static java.util.Objects.requireNonNull;

/**
 * Fills an empty tenant database as its owner, in one transaction: whole or not at all. Triggers keep still meanwhile, so that nothing
 * is audited twice, and foreign keys are taken off and put on again, which checks them all at once whatever circles they make.
 */
public final class TenantLoad implements AutoCloseable {
    private static final String MARK = "filled from archive ";

    private final SqlSession sql;
    private final TenantId tenant;
    private final List<BusinessTable> tables;
    private final SuspendedRules rules;

    private TenantLoad(SqlSession sql, TenantId tenant, List<BusinessTable> tables) {
        this.sql = requireNonNull(sql, "sql is null");
        this.tenant = requireNonNull(tenant, "tenant is null");
        this.tables = List.copyOf(tables);
        this.rules = new SuspendedRules(sql, tables);
    }

    /** Whether that archive has been loaded, whole. */
    public static boolean isFilledFrom(SqlSession asOwner, String archive) {
        return asOwner.holds("SELECT obj_description(to_regclass('freehold.tenant'), 'pg_class') = ?", MARK + archive);
    }

    /** @param asOwner is closed with it */
    public static TenantLoad begin(SqlSession asOwner, TenantId tenant) {
        try {
            CopyForms.set(asOwner);
            asOwner.run("BEGIN");
            asOwner.all("SELECT set_config('freehold.tenant_id', ?, true)", _ -> true, tenant.toString());
            return new TenantLoad(asOwner, tenant, new BusinessTables(asOwner).inOrder());
        } catch (RuntimeException e) {
            asOwner.close();
            throw e;
        }
    }

    public List<BusinessTable> tables() {
        return tables;
    }

    public List<String> sequences() {
        return new BusinessTables(sql)
                .sequences().stream()
                        .map(each -> each.schema() + "." + each.name())
                        .toList();
    }

    public boolean isEmpty(BusinessTable table) {
        return !sql.holds("SELECT EXISTS (SELECT 1 FROM %s)".formatted(table.quoted()));
    }

    /** To be called before the first row comes. */
    public void suspendRules() {
        rules.suspend();
        tables.stream().filter(table -> !table.tenantDefault()).forEach(this::fillTenant);
    }

    /** Tells how many rows the server took. */
    public long copy(BusinessTable table, InputStream csv) throws IOException {
        return sql.copyIn(
                "COPY %s (%s) FROM STDIN (FORMAT csv, HEADER match)".formatted(table.quoted(), table.quotedColumns()),
                csv);
    }

    /** Counts by a query of its own. */
    public long count(BusinessTable table) {
        return sql.all("SELECT count(*) FROM " + table.quoted(), row -> row.getLong(1))
                .getFirst();
    }

    public void set(ArchiveSequence sequence) {
        sql.all(
                "SELECT setval(?::regclass, ?, ?)",
                _ -> true,
                SqlName.ofServer(sequence.schema()) + "." + SqlName.ofServer(sequence.name()),
                sequence.last(),
                sequence.called());
    }

    /** Puts the rules on again, which checks every foreign key, and makes it last. */
    public void finish(String archive) {
        tables.stream().filter(table -> !table.tenantDefault()).forEach(this::dropTenant);
        rules.restore();
        // It is read by whoever takes over; nothing in it can end the literal.
        sql.run("COMMENT ON TABLE freehold.tenant IS '%s'".formatted((MARK + archive).replace("'", "''")));
        sql.run("COMMIT");
    }

    /** Unfinished it leaves nothing. */
    @Override
    public void close() {
        sql.close();
    }

    private void fillTenant(BusinessTable table) {
        sql.run("ALTER TABLE %s ALTER COLUMN tenant_id SET DEFAULT '%s'".formatted(table.quoted(), tenant));
    }

    private void dropTenant(BusinessTable table) {
        sql.run("ALTER TABLE %s ALTER COLUMN tenant_id DROP DEFAULT".formatted(table.quoted()));
    }
}
