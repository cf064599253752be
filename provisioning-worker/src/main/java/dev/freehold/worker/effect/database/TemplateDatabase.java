package dev.freehold.worker.effect.database;

import dev.freehold.contracts.schema.TenantSchema;
import dev.freehold.contracts.tenancy.DatabaseName;

/** The database that tenants' databases of one schema version are copied from. */
public record TemplateDatabase(int version) {
    /** The server's own template that nobody can have changed. */
    static final DatabaseName EMPTY = new DatabaseName("template0");

    /** The one of the schema that this worker was built with. */
    public static TemplateDatabase newest() {
        return new TemplateDatabase(TenantSchema.headVersion());
    }

    public DatabaseName name() {
        return new DatabaseName("fh_template_v" + version);
    }
}
