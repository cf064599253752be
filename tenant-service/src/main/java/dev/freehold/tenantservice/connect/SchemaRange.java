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

    private static final String PREFIX = "freehold schema ";

    /** @param comment as the database says it; the first script wrote none */
    boolean serves(@Nullable String comment) {
        int version = version(comment);
        return version >= oldest && version <= newest;
    }

    private static int version(@Nullable String comment) {
        if (comment == null) {
            return 1;
        }
        try {
            return comment.startsWith(PREFIX) ? Integer.parseInt(comment.substring(PREFIX.length())) : 0;
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
