package dev.freehold.worker.effect.database;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.worker.effect.schema.TenantHistories;
import dev.freehold.worker.postgres.stock.SchemaVersion;

/** The database that tenants' databases of one schema version are copied from. */
public record TemplateDatabase(SchemaVersion schema) {
    /** The server's own template that nobody can have changed. */
    static final DatabaseName EMPTY = new DatabaseName("template0");

    /** The one of the schema that this worker was built with. */
    public static TemplateDatabase newest() {
        return new TemplateDatabase(TenantHistories.head());
    }

    static DatabaseName name(int version) {
        return new DatabaseName("fh_template_v" + version);
    }

    public int version() {
        return schema.number();
    }

    public DatabaseName name() {
        return name(version());
    }
}
