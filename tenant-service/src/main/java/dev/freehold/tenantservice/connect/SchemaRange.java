package dev.freehold.tenantservice.connect;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.schema.TenantSchema;

/**
 * Which tenant schemas, by the version of the platform history, this build serves. A database names its own in a comment on the schema
 * {@code freehold}, which every role may read.
 */
public record SchemaRange(int oldest, int newest) {
    /** Raise the first when this build needs what a newer script made; the second follows the scripts that it was built with. */
    public static final SchemaRange SERVED =
            new SchemaRange(1, TenantSchema.PLATFORM.scripts().size());

    /** @param comment as the database says it; the first script wrote none */
    boolean serves(@Nullable String comment) {
        int version = TenantSchema.versionIn(comment);
        return version >= oldest && version <= newest;
    }
}
