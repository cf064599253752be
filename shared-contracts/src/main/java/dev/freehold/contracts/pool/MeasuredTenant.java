package dev.freehold.contracts.pool;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.TenantId;

/**
 * What a worker has found of one tenant's database. What it could not learn is absent.
 *
 * @param reachable the worker could log in and found the tenant's stamp
 * @param bytes on disk, by {@code pg_database_size}
 * @param connections sessions of its database
 * @param schemaVersion of the platform's history, by the comment that the data planes go by
 * @param users members of the tenant
 * @param documents documents made since the present calendar month (UTC) began
 */
public record MeasuredTenant(
        TenantId tenant,
        boolean reachable,
        @Nullable Long bytes,
        @Nullable Integer connections,
        @Nullable Integer schemaVersion,
        @Nullable Long users,
        @Nullable Long documents) {
    /** More than any server holds; growth by the day is to fit into 64 bits. */
    private static final long MOST = 1L << 50;

    public MeasuredTenant {
        if (Stream.of(bytes, connections, schemaVersion, users, documents)
                .anyMatch(count -> count != null && (count.longValue() < 0 || count.longValue() > MOST))) {
            throw new IllegalArgumentException("each count is 0 to " + MOST);
        }
    }
}
