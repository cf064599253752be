package dev.freehold.worker.effect.database;

import java.time.Duration;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.worker.effect.schema.TenantHistories;
import dev.freehold.worker.postgres.Databases;
import dev.freehold.worker.postgres.ledger.PoolAccess;
import dev.freehold.worker.postgres.stock.Templates;

import static java.util.Objects.requireNonNull;

/** The templates of one pool: one a schema version, marked as complete in the ledger only once it is, and closed to everybody. */
public final class TemplateStock {
    private final PoolAccess pool;

    public TemplateStock(PoolAccess pool) {
        this.pool = requireNonNull(pool, "pool is null");
    }

    public boolean has(TemplateDatabase template) {
        return pool.templates().isComplete(template.schema())
                && pool.databases()
                        .find(template.name())
                        .filter(facts -> facts.ours() && facts.template() && !facts.allowsConnections())
                        .isPresent();
    }

    /** Makes it where it is missing, half made, or made of other migrations. One session of the pool at a time does so. */
    public void ensure(TemplateDatabase template) {
        if (has(template)) {
            return;
        }
        pool.alone(lock(template.version()), () -> {
            if (!has(template)) {
                make(template);
            }
        });
    }

    /** Removes older ones of which no worker has been heard for so long. */
    public void removeUnused(TemplateDatabase newest, Duration grace) {
        Templates templates = pool.templates();
        for (int version : templates.unusedBefore(newest.version(), grace)) {
            pool.alone(lock(version), () -> {
                templates.retire(version);
                drop(TemplateDatabase.name(version));
                templates.remove(version);
            });
        }
    }

    private void make(TemplateDatabase template) {
        Templates templates = pool.templates();
        Databases databases = pool.databases();
        templates.mark(template.schema(), template.name(), false);
        drop(template.name());
        databases.createClosed(template.name(), TemplateDatabase.EMPTY);
        databases.revokeFromPublic(template.name());
        databases.allowConnections(template.name(), true);
        TenantHistories.createNamespaces(pool, template.name());
        TenantHistories.migrate(pool, template.name());
        databases.allowConnections(template.name(), false);
        databases.markAsTemplate(template.name(), true);
        templates.mark(template.schema(), template.name(), true);
    }

    /** Whoever has it makes or unmakes that version. */
    public static String lock(int version) {
        return "template:" + version;
    }

    private void drop(DatabaseName database) {
        Databases databases = pool.databases();
        databases.find(database).ifPresent(facts -> {
            OursToDrop.requireOwner(facts);
            if (facts.template()) {
                databases.markAsTemplate(database, false);
            }
            databases.drop(database);
        });
    }
}
